package evaluate_test

import (
	"cmp"
	"math/big"
)

// A figure is a number as files write it and what it is exactly.
type figure struct {
	text  string
	value *big.Rat
}

func number(text string) figure {
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		panic("no number: " + text)
	}
	return figure{text, value}
}

func percent(text string) figure {
	return figure{text + " %", over(number(text).value, big.NewRat(100, 1))}
}

type band struct {
	from figure
	name string
}

// manualBands hold for a plan that states none.
var manualBands = []band{
	{percent("100"), "raggiunto"}, {percent("75"), "parzialmente raggiunto"}, {percent("0"), "non raggiunto"},
}

type mission struct {
	code       string
	programmes []string
}

// An element is an area, an objective or an indicator: the siblings of one level of the plan.
type element struct {
	code         string
	weights      map[int]figure // none: siblings weigh the same, or as many points as stand below
	children     []*element
	area, parent string // what a top objective and one under another stand under
	programme    string // "mission/programme" of an objective, "" for that of the one above
	isArea       bool
	answers      []answer // none: those of the one above
	indicator    *indicator
}

// An answer is the part of an office; without a text, an equal one.
type answer struct {
	office string
	part   figure
}

type indicator struct {
	code        string
	unit, kind  string
	formula     *node // nil only where a person judges
	own         bool  // its formula is not written: it is the measure with its code
	targets     map[int]condition
	days        map[string]condition // the intermediate targets
	method      string               // "" is the plan's
	cap         *figure
	baseline    map[int]figure // by year
	oneBaseline bool           // written once for all years
	previous    bool
	steps       []step
	stepsOf     map[string][]step // by year and day, where not all have the same
	zero        string
}

type condition struct {
	text                        string
	op                          string // >= > <= < = ..
	value, low, high, tolerance *big.Rat
}

type step struct {
	when  condition
	score figure
}

type measure struct {
	code, unit string
	is         *measure
	back       int // how many years before `is` reads
}

// A node of a formula: a number, a measure some years back, a cumulative sum, an operation.
type node struct {
	op      string
	number  figure
	measure *measure
	back    int
	fixed   int // the year that X[2016] names; 0 for the year evaluated, or back years before
	args    []*node
}

type file struct {
	asOf    string // a day; "" for the end of the year
	values  map[*measure]reading
	records map[string]record
}

// A reading is a figure, or a reason why there is none.
type reading struct {
	figure
	reason string
}

type record struct {
	excluded bool
	judged   *figure
	unjudged bool // nobody could judge, and the file says so
}

func (m *model) capOf(i *indicator) *big.Rat {
	if i.cap != nil {
		return i.cap.value
	}
	if m.cap != nil {
		return m.cap.value
	}
	return one()
}

func (m *model) methodOf(i *indicator) string {
	if i.method != "" {
		return i.method
	}
	return cmp.Or(m.method, "proportional")
}

func (m *model) record(i *indicator, year int) record {
	if f := m.files[year]; f != nil {
		return f.records[i.code]
	}
	return record{}
}

// stepsIn are the steps under the target of a year or of a day.
func (i *indicator) stepsIn(when string) []step {
	if i.stepsOf != nil {
		return i.stepsOf[when]
	}
	return i.steps
}

// goalsBelow lists the objectives among some elements and below them, each before those under it.
func goalsBelow(elements []*element) (list []*element) {
	for _, e := range elements {
		if !e.isArea && e.indicator == nil {
			list = append(list, e)
		}
		list = append(list, goalsBelow(e.children)...)
	}
	return list
}

// walk visits the indicators below an element.
func (e *element) walk(visit func(*element)) {
	if e.indicator != nil {
		visit(e)
	}
	for _, c := range e.children {
		c.walk(visit)
	}
}

func one() *big.Rat                { return big.NewRat(1, 1) }
func zero() *big.Rat               { return new(big.Rat) }
func add(a, b *big.Rat) *big.Rat   { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat   { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }
func size(a *big.Rat) *big.Rat     { return new(big.Rat).Abs(a) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}
