package formula

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"piao/plan/diag"
	"piao/plan/lang"
)

// habit is a notation used elsewhere but not in formulas, and its remedy.
type habit struct {
	signs   string
	hint    lang.Message
	instead string // what to write in its place, if that is plain
}

var habits = []habit{
	{"×·∙⋅•✕✖", lang.Say("si moltiplica con *", "multiplication is written *"), "*"},
	{"÷:∶∕⁄", lang.Say("si divide con /", "division is written /"), "/"},
	{"–—‒‐‑﹣－", lang.Say("il meno si scrive -", "the minus is written -"), "-"},
	{"＋", lang.Say("il più si scrive +", "the plus is written +"), "+"},
	{"％", lang.Say("le percentuali si scrivono 20 %s", "percentages are written 20 %s", "%"), "%"},
	{"‰", lang.Say("le percentuali si scrivono 20 %s", "percentages are written 20 %s", "%"), ""},
	{"^²³", lang.Say("le potenze non ci sono: si moltiplica, X * X", "there are no powers: multiply, X * X"), ""},
	{";", lang.Say("gli argomenti si separano con la virgola: min(A, B)",
		"arguments are separated by commas: min(A, B)"), ","},
	{"{}", roundOnes(), ""},
	{"€$£", lang.Say("gli importi si scrivono senza segno di valuta", "amounts are written without a currency sign"), ""},
	{"<>≤≥≠!", lang.Say("i confronti stanno nei target dell'indicatore",
		"comparisons stand in the indicator's targets"), ""},
	{"&|?", lang.Say("le formule non hanno condizioni", "formulas have no conditions"), ""},
	{"\"'`«»“”‘’", lang.Say("i codici si scrivono senza virgolette, o fra parentesi quadre",
		"codes are written without quotes, or in square brackets"), ""},
}

// stray is the error for a token that cannot follow a complete operand. open is the
// parenthesis that is still open, if any.
func (p *parser) stray(open token) *Error {
	if p.tok.kind == end {
		return unclosed(open)
	}
	if err := p.brokenCode(p.tok, true); err != nil {
		return err
	}
	switch p.tok.kind {
	case ')', ']':
		return p.unopened()
	case ',':
		return fault(p.tok.Span, lang.Say("la virgola separa solo gli argomenti di una funzione",
			"a comma only separates the arguments of a function"))
	case '%':
		return p.strayPercent()
	case strange:
		return p.strange()
	}
	return p.noOperator()
}

func unclosed(open token) *Error {
	return fault(open.Span, lang.Say("la parentesi non si chiude: manca «)»",
		"the parenthesis is never closed: “)” is missing"))
}

func (p *parser) unopened() *Error {
	return fault(p.tok.Span, lang.Say("«%s» chiude una parentesi che non è aperta",
		"“%s” closes a parenthesis that is not open", p.lexeme(p.tok.Span)))
}

func (p *parser) strayPercent() *Error {
	err := fault(p.tok.Span,
		lang.Say("il segno %s sta solo dopo un numero", "the sign %s only stands after a number", "%"),
		lang.Say("una quota si scrive 20 %s; un rapporto, A / B, lo è già",
			"a share is written 20 %s; a ratio, A / B, already is one", "%"))
	if at := p.glued(); at.End > p.tok.End && isWord(p.text[p.tok.End]) {
		err.Hints = []lang.Message{bracketsFor(p.lexeme(at))}
	}
	return err
}

// noOperator is the error for two operands side by side.
func (p *parser) noOperator() *Error {
	at := p.tok.Span
	if p.tok.kind == '[' {
		at = p.brackets()
		if _, _, ok := cutOffset(strings.TrimSpace(p.text[at.Start+1 : at.End-1])); ok {
			return fault(at, lang.Say("«%s» sposta l'anno di una misura, e qui non ne segue una",
				"“%s” moves the year of a measure, and does not follow one here", shown(p.lexeme(at))),
				lang.Say("lo si scrive dopo ogni misura: (A[n-1] + B[n-1])",
					"it is written after each measure: (A[n-1] + B[n-1])"))
		}
	}
	err := fault(at, lang.Say("manca un operatore prima di «%s»",
		"an operator is missing before “%s”", shown(p.lexeme(at))), operators())
	if strings.EqualFold(p.lexeme(at), "x") && !p.isKnown(p.lexeme(at)) {
		err = fault(at, lang.Say("«%s» non è un operatore", "“%s” is not an operator", p.lexeme(at))).writing("*")
	}
	if joined, end := p.spacedNumber(); joined != nil {
		err = fault(Span{p.last.Start, end}, err.Message).writing(joined...)
	}
	return err
}

// spacedNumber lists what several tokens may mean as one number, as in `1 000,50`, and
// where they end.
func (p *parser) spacedNumber() (joined []string, end int) {
	if p.last.kind != number || !isDigit(p.text[p.tok.Start]) {
		return nil, 0
	}
	groups := p.lexeme(p.last.Span)
	for i := p.tok.Start; i < len(p.text) && isDigit(p.text[i]); {
		at := p.figure(i)
		groups += " " + p.lexeme(at)
		end = at.End
		i = skipSpaces(p.text, at.End)
	}
	return lang.Readings(groups), end
}

// noOperand is the error for a token where an operand must stand.
func (p *parser) noOperand() *Error {
	if p.tok.kind == end {
		return p.nothing()
	}
	if err := p.brokenCode(p.tok, false); err != nil {
		return err
	}
	switch p.tok.kind {
	case strange:
		return p.strange()
	case '%':
		return p.strayPercent()
	case ')':
		return p.nothing()
	case ']':
		return p.unopened()
	}
	return p.noValue()
}

// nothing is the error for a formula, or a part of it, that is empty.
func (p *parser) nothing() *Error {
	switch {
	case p.last.kind == ',' || levels[p.last.kind] > 0:
		return fault(p.last.Span, lang.Say("dopo «%s» manca un valore",
			"after “%s” a value is missing", p.lexeme(p.last.Span)))
	case p.last.kind == '(' && p.tok.kind == end:
		return unclosed(p.last)
	case p.last.kind == '(':
		return fault(Span{p.last.Start, p.tok.End}, lang.Say("fra le parentesi manca un valore",
			"a value is missing between the parentheses"))
	case p.tok.kind == end:
		return fault(Span{}, lang.Say("la formula è vuota", "the formula is empty"))
	}
	return p.unopened()
}

// noValue is the error for an operator or a comma with nothing before it.
func (p *parser) noValue() *Error {
	sign := p.lexeme(p.tok.Span)
	err := fault(p.tok.Span, lang.Say("prima di «%s» manca un valore", "before “%s” a value is missing", sign))
	switch {
	case sign == "+":
		err.Instead = []string{""}
		err.Hints = append(err.Hints, lang.Say("un + davanti a un valore non serve",
			"a + in front of a value is not needed"))
	case sign == "*" && p.last.kind == '*':
		err.Hints = append(err.Hints, habitOf('^').hint)
	}
	return err
}

// strange is the error for a character that formulas do not use.
func (p *parser) strange() *Error {
	at := p.tok.Span
	r, _ := utf8.DecodeRuneInString(p.lexeme(at))
	if r == '=' {
		return p.equals()
	}
	err := fault(at, lang.Say("%s non fa parte delle formule", "%s is not part of formulas", named(p.lexeme(at))))
	h := habitOf(r)
	if h != nil {
		err.Hints = append(err.Hints, h.hint)
	}
	if h != nil && h.instead != "" {
		err.Instead = []string{h.instead}
	}
	if code := p.lexeme(p.glued()); (h == nil || r == ':') && len(code) > at.End-at.Start && r != utf8.RuneError {
		err.Hints = append(err.Hints, bracketsFor(code))
	}
	return err
}

func (p *parser) equals() *Error {
	if p.last.kind == end {
		err := fault(p.tok.Span, lang.Say("una formula non comincia con «=»",
			"a formula does not begin with “=”"), lang.Say("togliere «=»", "remove “=”"))
		err.Instead = []string{""}
		return err
	}
	return fault(p.tok.Span, lang.Say("«=» non fa parte delle formule",
		"“=” is not part of formulas"), habitOf('<').hint)
}

func habitOf(r rune) *habit {
	for i, h := range habits {
		if strings.ContainsRune(h.signs, r) {
			return &habits[i]
		}
	}
	return nil
}

// glued is the text around the current token, up to spaces and signs. It is likely
// to be a code.
func (p *parser) glued() Span {
	cut := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("+-*/()[],;", r) }
	at := p.tok.Span
	before := p.text[:at.Start]
	at.Start -= len(before) - len(strings.TrimRightFunc(before, func(r rune) bool { return !cut(r) }))
	if i := strings.IndexFunc(p.text[at.End:], cut); i >= 0 {
		at.End += i
	} else {
		at.End = len(p.text)
	}
	return at
}

// named is a character in quotes, or its name if it is invisible or easily mistaken.
func named(text string) lang.Spoken {
	r, _ := utf8.DecodeRuneInString(text)
	strange := diag.Strange(text)
	switch {
	case len(strange.Items) > 0:
		return strange
	case !utf8.ValidString(text):
		return lang.Say("un byte che non è UTF-8 (%s)", "a byte that is not UTF-8 (%s)", fmt.Sprintf("0x%02X", text[0]))
	case !unicode.IsGraphic(r):
		return lang.Say("un carattere invisibile (%s)", "an invisible character (%s)", fmt.Sprintf("U+%04X", r))
	}
	return lang.Text{IT: "«" + text + "»", EN: "“" + text + "”"}
}

// shown is a piece of the formula, short enough for a message.
func shown(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

func write(text string) lang.Message { return lang.Say("scrivere %s", "write %s", text) }

func bracketsFor(code string) lang.Message {
	return lang.Say("un codice così va fra parentesi quadre: [%s]",
		"such a code stands in square brackets: [%s]", shown(code))
}

func operators() lang.Message {
	return lang.Say("fra due valori ci vuole +, -, * o /", "between two values there must be +, -, * or /")
}

func roundOnes() lang.Message {
	return lang.Say("si raggruppa con le parentesi tonde: ( … )", "groups are written in round parentheses: ( … )")
}
