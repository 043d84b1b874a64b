package source

import (
	"fmt"
	"math"

	"piao/plan/lang"
)

// Shape is what a value may be, as data: Scalar, Map, ByCode, ByYear, List or
// Either. It says what can be told from the value alone.
type Shape interface{ isShape() }

// Scalar is a single value. piao reads its text, but YAML parsers turn what looks
// like a number or a boolean into one: Number, Any and Boolean say where this is
// allowed.
type Scalar struct {
	Name    lang.Text // what it is
	Like    string    // an example, if that helps
	Words   []string  // all allowed values; nil for any
	List    string    // the name of a list of Words that another package has
	Pattern string    // a regular expression for its text; empty for any text
	Number  *Range    // nil if no number is allowed
	Any     bool      // anything that it looks like is allowed
	Boolean bool      // true and false are allowed, which YAML parsers give as booleans
}

// Range is the numbers from Low to High, both included.
type Range struct {
	Low, High int64 // math.MinInt64 and math.MaxInt64 mean no bound
	Whole     bool
}

// Map is a map with known keys only.
type Map struct {
	Keys   []MapKey
	OneOf  []string    // exactly one of these keys must be present
	AnyOf  []string    // at least one of these keys must be present
	Needs  [][2]string // the first key needs the second
	Unless *Unless
	Each   *Each
}

// MapKey is one key of a Map. Default is what holds without the key.
type MapKey struct {
	Name         string
	Required     bool
	Doc, Default lang.Text
	Shape        Shape
}

// Unless names keys that are required unless the value at a path is a certain one.
type Unless struct {
	Path     []string
	Is       string
	Required []string
}

// Each says that where one key is present, each element under another key has exactly
// one of some keys.
type Each struct {
	Where, Of string
	OneOf     []string
}

// ByCode is a map from codes that people choose, with at least so many. Not holds the
// characters that these codes may not have.
type ByCode struct {
	Of      Shape
	Not     string
	AtLeast int
}

// ByYear is a map from years, perhaps also from days of years.
type ByYear struct {
	Of   Shape
	Days bool
}

// List is a list with at least so many items.
type List struct {
	Of       Shape
	AtLeast  int
	Distinct bool
}

// Either is a value of one of several shapes.
type Either []Shape

func (Scalar) isShape() {}
func (Map) isShape()    {}
func (ByCode) isShape() {}
func (ByYear) isShape() {}
func (List) isShape()   {}
func (Either) isShape() {}

// Shape is a map with these keys.
func (k Keys[T]) Shape() Map {
	m := Map{Keys: make([]MapKey, len(k))}
	for i, key := range k {
		m.Keys[i] = MapKey{key.Name, key.Required && key.Or == "", key.Doc, key.Default, key.Read.Shape}
		if key.Or != "" {
			m.AnyOf = []string{key.Name, key.Or}
		}
	}
	return m
}

// The spellings of numbers and dates that the readers of this package take.
const (
	numberPattern = `[-−]?\s*[0-9]+(\.[0-9]+)?`
	datePattern   = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
)

// whole is a pattern for a text with optional blanks around it.
func whole(pattern string) string { return `^\s*(` + pattern + `)\s*$` }

// The shapes that the methods of Reader of the same name read.
var (
	LineShape = Scalar{Name: lang.Text{IT: "un testo", EN: "a text"}, Pattern: `\S`, Any: true}
	CodeShape = Scalar{Name: lang.Text{IT: "un codice", EN: "a code"}, Any: true}
	DateShape = Scalar{Name: lang.Text{IT: "una data", EN: "a date"}, Like: "2023-06-30", Pattern: whole(datePattern)}
	EuroShape = Scalar{Name: lang.Text{IT: "un importo", EN: "an amount"}, Like: "229447.35",
		Pattern: whole(`[0-9]+(\.[0-9]{1,2})?`), Number: &Range{Low: 0, High: math.MaxInt64}}
	PercentShape = Scalar{Name: lang.Text{IT: "una percentuale con il suo segno",
		EN: "a percentage with its sign"}, Like: "16.66 %",
		Pattern: whole(numberPattern + `\s*%`)}
	YearShape = Scalar{Name: lang.Text{IT: "un anno", EN: "a year"}, Like: "2023",
		Pattern: whole(`[1-9][0-9]{3}`), Number: &Range{Low: 1000, High: 9999, Whole: true}}
)

// FigureShape is a value in the unit of an indicator or a measure: a number, a
// percentage, sì or no, a date.
var FigureShape = Scalar{
	Name: lang.Text{IT: "una cifra", EN: "a figure"}, Like: "92345, 78.5 %, sì, 2023-06-30",
	Pattern: whole(numberPattern + `(\s*%)?|` + yesNoPattern + `|` + datePattern),
	Number:  &Range{Low: math.MinInt64, High: math.MaxInt64}, Boolean: true,
}

const yesNoPattern = `[Ss][ÌìIi]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]`

// YesNoShape is a yes or a no.
var YesNoShape = Scalar{Name: lang.Both("sì o no", "sì or no"), Pattern: whole(yesNoPattern), Boolean: true}

// ConditionShape is a target, or another condition on a value.
var ConditionShape = Scalar{
	Name: lang.Text{IT: "una condizione tra virgolette",
		EN: "a condition in quotes"}, Like: `">= 20 %", "= 0.23 ± 0.01", "95 .. 105 %", sì`,
	Pattern: whole(`(>=|<=|≥|≤|>|<|=)\s*` + numberPattern + `(\s*[^0-9.,\s].*)?|` + // after the number, its unit
		numberPattern + `[^=<>]*\.\.\s*` + numberPattern + `.*|(=\s*)?(` + yesNoPattern + `)`), Boolean: true,
}

// TrueOrFalse are the words of a BooleanShape.
var TrueOrFalse = []string{"true", "false"}

// BooleanShape is true or false.
var BooleanShape = Scalar{Words: TrueOrFalse, Boolean: true}

// ChoiceShape is one of a few words.
func ChoiceShape(words []string) Scalar { return Scalar{Words: words} }

// WholeShape is a whole number between two bounds.
func WholeShape(low, high int64) Scalar {
	bounds := lang.Text{IT: fmt.Sprintf("un numero intero da %d a %d", low, high),
		EN: fmt.Sprintf("a whole number from %d to %d", low, high)}
	return Scalar{Name: bounds, Pattern: whole(`[-−]?\s*[0-9]+(\.0+)?`), Number: &Range{low, high, true}}
}
