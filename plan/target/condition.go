// Package target is what values are compared with, and how values are written: kinds,
// units, figures, conditions. It knows nothing of plans.
package target

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

// Op is the comparison between a value and a target.
type Op int

const (
	AtLeast Op = iota // >=
	AtMost            // <=
	Above             // >
	Below             // <
	Equal             // = , perhaps with a tolerance
	Between           // low .. high, both ends included
)

// String is the operator as files write it.
func (o Op) String() string { return [...]string{">=", "<=", ">", "<", "=", ".."}[o] }

// Condition is what a value is compared with. Numbers are in the value's own unit.
// Percentages are fractions, dates are days since 1970, yes is 1 and no is 0.
type Condition struct {
	Op        Op
	Value     decimal.Decimal // unused by Between
	Low, High decimal.Decimal // used by Between only
	Tolerance decimal.Decimal // for Equal on both sides, for AtLeast and AtMost on the unfavourable one; 0 means none
	Kind      Kind
	Unit      string // "%" or a label, as written after the number; may be empty
}

// String is the condition in canonical spelling, as files write it.
func (c Condition) String() string { return c.spell(func(s string) string { return s }, "sì", "no") }

// Plain is the condition without trailing zeros in its numbers.
func (c Condition) Plain() Condition {
	c.Value, c.Low, c.High, c.Tolerance = shortest(c.Value), shortest(c.Low), shortest(c.High), shortest(c.Tolerance)
	return c
}

func shortest(d decimal.Decimal) decimal.Decimal { return decimal.RequireFromString(d.String()) }

// In is the condition as people read it, with the language's decimal mark.
func (c Condition) In(l lang.Lang) string {
	yes := lang.Both("sì", "yes")
	return c.spell(func(s string) string {
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return lang.Date(t).In(l)
		}
		return lang.Number(s).In(l)
	}, yes.In(l), "no")
}

func (c Condition) spell(number func(string) string, yes, no string) string {
	text := func(d decimal.Decimal) string { return number(c.figure(d)) }
	switch {
	case c.Kind == YesNoKind && c.Value.IsZero():
		return no
	case c.Kind == YesNoKind:
		return yes
	case c.Op == Between:
		return text(c.Low) + " .. " + text(c.High) + c.suffix()
	case !c.Tolerance.IsZero():
		return c.Op.String() + " " + text(c.Value) + " ± " + text(c.Tolerance) + c.suffix()
	}
	return c.Op.String() + " " + text(c.Value) + c.suffix()
}

// Ends are the ends of a range, or of what a tolerance allows; both are the value where
// there is none.
func (c Condition) Ends() (low, high decimal.Decimal) {
	if c.Op == Between {
		return c.Low, c.High
	}
	return c.Value.Sub(c.Tolerance), c.Value.Add(c.Tolerance)
}

// Bound is the least or the greatest number that meets a condition with one bound.
func (c Condition) Bound() decimal.Decimal {
	low, high := c.Ends()
	if c.Op == AtMost {
		return high
	}
	return low
}

// Amount is a value in the condition's unit, written like the condition's own.
func (c Condition) Amount(d decimal.Decimal) lang.Spoken {
	switch c.Kind {
	case YesNoKind:
		return Condition{Op: Equal, Value: d, Kind: c.Kind}
	case DateKind:
		return lang.Date(DateOfDays(d.IntPart()))
	}
	return lang.Say("%s%s", "%s%s", lang.Number(c.figure(d)), c.suffix())
}

// figure is a number of the condition, with as many decimals as it was written with.
func (c Condition) figure(d decimal.Decimal) string {
	switch {
	case c.Kind == DateKind:
		return DateOfDays(d.IntPart()).Format(time.DateOnly)
	case c.Unit == "%":
		d = d.Shift(2)
	}
	return d.StringFixed(max(0, -d.Exponent()))
}

// Number is the number of a condition that has exactly one, as files write it: 20 in
// `>= 20 %`. ok is false for ranges, tolerances, dates, yes and no.
func (c Condition) Number() (number string, ok bool) {
	if c.Kind != NumberKind || c.Op == Between || !c.Tolerance.IsZero() {
		return "", false
	}
	return c.figure(c.Value), true
}

func (c Condition) suffix() string {
	if c.Unit == "" || c.Kind != NumberKind {
		return ""
	}
	return " " + c.Unit
}

const day = 24 * 60 * 60 // seconds

// DaysOfDate counts a date as days since 1970-01-01.
func DaysOfDate(t time.Time) int64 { return t.Unix() / day }

// DateOfDays is the date so many days after 1970-01-01.
func DateOfDays(days int64) time.Time { return time.Unix(days*day, 0).UTC() }

// Problem is what is wrong with bytes [Start, End) of a condition's text.
type Problem struct {
	Start, End int
	source.Problem
}

// Parse reads a target such as `>= 20 %`, `= 0.23 ± 0.01`, `95 .. 105 %`,
// `sì` or `<= 2023-06-30`. percent means that the value is a share, so that its
// figures must carry a per cent sign.
func Parse(text string, kind Kind, percent bool) (Condition, *Problem) {
	c, problem := parse(text, kind, percent)
	if problem != nil {
		right := func(text string) bool {
			_, problem := parse(text, kind, percent)
			return problem == nil
		}
		remedied := source.Problem{Message: problem.Message}.Remedied(meant(text, kind, percent), right)
		if remedied.Fixes != nil {
			problem.Problem = remedied
		}
	}
	return c, problem
}

func parse(text string, kind Kind, percent bool) (Condition, *Problem) {
	s := scan{text: text, kind: kind, percent: percent}
	if kind == YesNoKind {
		return s.yesNo()
	}
	if low, high, isRange := strings.Cut(text, ".."); isRange {
		return s.between(low, high)
	}
	c := Condition{Kind: kind}
	rest, ok := s.operator(&c)
	if !ok {
		return c, s.problem
	}
	if kind == DateKind {
		c.Value = s.date(rest)
	} else {
		s.number(rest, &c)
	}
	return c, s.problem
}

// scan reads one condition and keeps the first problem that it meets.
type scan struct {
	text    string
	kind    Kind
	percent bool
	second  bool // the number being read is the second of two
	problem *Problem
}

// fail records what is wrong with a part of the text, and what to do about it.
func (s *scan) fail(part string, message lang.Message, hints ...lang.Message) {
	if s.problem != nil {
		return
	}
	start := strings.Index(s.text, part)
	if s.second {
		start = strings.LastIndex(s.text, part)
	}
	start = max(0, start)
	s.problem = &Problem{start, start + max(1, len(part)), source.Problem{Message: message, Hints: hints}}
}

// yesNoWords includes what programs of YAML 1.1 make of sì and no.
var yesNoWords = map[string]int64{"sì": 1, "si": 1, "yes": 1, "true": 1, "no": 0, "false": 0}

func (s *scan) yesNo() (Condition, *Problem) {
	word := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s.text), "="))
	value, ok := yesNoWords[strings.ToLower(source.Canonical(word))]
	if !ok {
		s.fail(s.text, lang.Say("«%s» non è sì o no", "“%s” is not yes or no", s.text),
			lang.Say("l'unità è sì/no: scrivere sì oppure no", "the unit is yes/no: write yes or no"))
	}
	return Condition{Op: Equal, Value: decimal.New(value, 0), Kind: YesNoKind}, s.problem
}

// operators are the spellings of the operators.
var operators = map[string]Op{
	">=": AtLeast, "≥": AtLeast, "<=": AtMost, "≤": AtMost, ">": Above, "<": Below, "=": Equal,
}

// cutOperator takes the signs of an operator off the front of a condition.
func cutOperator(condition string) (sign, rest string) {
	isSign := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>=≤≥", r) }
	rest = strings.TrimLeftFunc(condition, isSign)
	return strings.TrimSpace(condition[:len(condition)-len(rest)]), rest
}

// operator takes the operator off the front of the text.
func (s *scan) operator(c *Condition) (rest string, ok bool) {
	sign, rest := cutOperator(strings.TrimSpace(s.text))
	c.Op, ok = operators[sign]
	switch {
	case sign == "":
		s.noOperator(rest)
	case !ok:
		s.fail(sign, lang.Say("«%s» non è un operatore", "“%s” is not an operator", sign))
	}
	return rest, ok
}

func (s *scan) noOperator(text string) {
	message := lang.Say("al target «%s» manca l'operatore", "the target “%s” lacks an operator", text)
	hint := lang.Say("un target comincia con >=, <=, =, > o <, oppure è un intervallo: 95 .. 105 %%",
		"a target begins with >=, <=, =, > or <, or is a range: 95 .. 105 %%")
	advice := counsel(text)
	_, word := yesNoWords[strings.ToLower(text)]
	switch {
	case !advice.IsZero():
		hint = advice
	case word:
		message = lang.Say("«%s» è il target di un indicatore sì/no", "“%s” is the target of a yes/no indicator", text)
		hint = lang.Say("dare all'indicatore unit: sì/no", "give the indicator unit: sì/no")
	}
	s.fail(s.text, message, hint)
}

// number reads `20`, `20 %`, `2.5 gg`, `0.23 ± 0.01`.
func (s *scan) number(rest string, c *Condition) {
	value, tolerance, tolerant := strings.Cut(rest, "±")
	if !tolerant {
		number, unit := s.split(value)
		c.Unit, c.Value = unit, s.figure(number, unit)
		return
	}
	if c.Op == Above || c.Op == Below {
		s.fail("±", lang.Say("una tolleranza «±» vale dopo >=, <= o =, non dopo %s",
			"a tolerance “±” stands after >=, <= or =, not after %s", c.Op))
	}
	c.Value, c.Tolerance, c.Unit = s.two(value, tolerance)
	if s.problem == nil && !c.Tolerance.IsPositive() {
		s.fail(strings.TrimSpace(tolerance), lang.Say("una tolleranza è sopra 0", "a tolerance is above 0"))
	}
}

// between reads the two ends of a closed range.
func (s *scan) between(low, high string) (c Condition, problem *Problem) {
	c.Op, c.Kind = Between, s.kind
	if strings.Contains(low+high, "±") {
		s.fail("±", lang.Say("una tolleranza «±» vale dopo >=, <= o =, non dopo un intervallo",
			"a tolerance “±” stands after >=, <= or =, not after a range"))
	}
	if s.kind == DateKind {
		c.Low, c.High = s.date(low), s.date(high)
	} else {
		c.Low, c.High, c.Unit = s.two(low, high)
	}
	if s.problem == nil && c.Low.GreaterThan(c.High) {
		s.fail(s.text, lang.Say("l'intervallo comincia da %s, più in alto di dove finisce, %s",
			"the range begins at %s, above where it ends, %s", c.Amount(c.Low), c.Amount(c.High)))
	}
	return c, s.problem
}

// two reads two numbers in one unit, which stands after the second.
func (s *scan) two(first, second string) (one, other decimal.Decimal, unit string) {
	number, its := s.split(first)
	last, unit := s.split(second)
	switch {
	case its != "" && unit == "":
		s.fail(first, lang.Say("l'unità «%s» va alla fine, e vale per tutti e due i numeri",
			"the unit “%s” goes to the end, and holds for both numbers", its))
	case its != "" && its != unit:
		s.fail(first, lang.Say("i due numeri hanno unità diverse: «%s» e «%s»",
			"the two numbers have different units: “%s” and “%s”", its, unit),
			lang.Say("scrivere una sola unità, alla fine: 95 .. 105 %%", "write a single unit, at the end: 95 .. 105 %%"))
	}
	one = s.figure(number, unit)
	s.second = true
	other = s.figure(last, unit)
	s.second = false
	return one, other, unit
}

// exponent matches 1e3, which is neither a number here nor 1 in a unit e3.
var exponent = regexp.MustCompile(`^[-−+]?[0-9.]+[eE][+-]?[0-9]+`)

// split separates a number from the unit after it.
func (s *scan) split(text string) (number, unit string) {
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune(".,-−+'_", r)
	})
	if end <= 0 || exponent.MatchString(text) || strings.ContainsAny(text[end:], "<>=±≤≥％") || text[end] == '/' {
		return text, "" // no unit looks like that
	}
	return strings.TrimSpace(text[:end]), strings.TrimSpace(text[end:])
}

// figure is one number of the condition; a percentage becomes a fraction.
func (s *scan) figure(number, unit string) decimal.Decimal {
	if rest, sign := strings.CutPrefix(unit, "%"); sign && rest != "" {
		s.fail(unit, lang.Say("dopo il segno di percentuale c'è altro: «%s»",
			"there is more after the per cent sign: “%s”", strings.TrimSpace(rest)))
	}
	d, problem := source.ParseDecimal(number)
	switch {
	case number == "":
		s.fail(s.text, lang.Say("manca il numero del target", "the target's number is missing"))
	case !problem.IsZero():
		s.fail(number, problem.Message)
	case unit == "%":
		return d.Shift(-2)
	case s.percent:
		_, problem := figure(number, true)
		s.fail(number, problem.Message)
	}
	return d
}

// date reads a day.
func (s *scan) date(text string) decimal.Decimal {
	text = strings.TrimSpace(text)
	t, problem := source.ParseDate(text)
	if !problem.IsZero() {
		s.fail(text, problem.Message)
	}
	return decimal.New(DaysOfDate(t), 0)
}

// spelt is a valid condition in canonical spelling: `>=` for `≥`, one space after
// the operator and before `%`. Its figures stay as they are.
func spelt(condition string) string {
	sign, rest := cutOperator(condition)
	if op, ok := operators[sign]; ok {
		condition = op.String() + " " + rest
	}
	if number, ok := strings.CutSuffix(condition, "%"); ok {
		condition = strings.TrimRightFunc(number, unicode.IsSpace) + " %"
	}
	return condition
}

// Respelling replaces a condition by its canonical spelling. It is empty where the
// condition is already spelt so or spans several lines. A `>` without quotes would
// begin a block of text, so it is quoted.
func Respelling(t source.Text) []diag.Fix {
	text := spelt(t.Value)
	_, folded := t.Folded()
	if folded || text == t.Value || strings.Contains(t.Value, "\n") || t.Span().End.Line != t.Pos().Line {
		return nil
	}
	if t.Plain() && strings.HasPrefix(text, ">") {
		text = `"` + text + `"`
	}
	return []diag.Fix{t.Fix(text)}
}
