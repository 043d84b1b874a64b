// Package spelling is how texts in cells write numbers, days, yes and no.
package spelling

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"piao/plan/lang"
	"piao/plan/source"
)

// Locale is how texts write numbers and dates. The zero Locale is unknown: it
// refuses what can be read in two ways.
type Locale struct {
	lang.Lang
	Known bool
}

// style is a way of writing numbers: the mark between thousands and the decimal
// mark.
type style struct{ group, point string }

var styles = [...]style{lang.IT: {".", ","}, lang.EN: {",", "."}}

// Number reads a number as people write it in a cell, such as 1.234,50 € or 20
// %, and spells it as piao does.
func (l Locale) Number(text string) (string, source.Problem) {
	s, percent := source.CutPercent(strings.TrimSpace(text))
	s = strings.Trim(s, "€ \u00a0\t")
	sign := ""
	if r, size := utf8.DecodeRuneInString(s); strings.ContainsRune("-−–+", r) && size > 0 {
		s = strings.TrimSpace(s[size:])
		if r != '+' {
			sign = "-"
		}
	}
	number, wrong := l.Digits(text, s)
	if !wrong.IsZero() {
		return "", wrong
	}
	if strings.Trim(number, "0.") == "" {
		sign = ""
	}
	if percent {
		number += " %"
	}
	return sign + number, wrong
}

// Digits reads a number without sign and unit; whole is all of it, for messages.
func (l Locale) Digits(whole, s string) (string, source.Problem) {
	italian, asItalian := styles[lang.IT].read(s)
	english, asEnglish := styles[lang.EN].read(s)
	switch {
	case asItalian && l == (Locale{lang.IT, true}), asItalian && !l.Known && (!asEnglish || italian == english):
		return italian, source.Problem{}
	case asEnglish && l == (Locale{lang.EN, true}), asEnglish && !l.Known && !asItalian:
		return english, source.Problem{}
	case l.Known && (asItalian || asEnglish):
		return "", problem(lang.Say("«%s» non è un numero scritto %s",
			"“%s” is not a number written %s", whole, manners[l.Lang]),
			lang.Say("correggere la cella, oppure indicare come sono scritti i numeri: --locale %s",
				"correct the cell, or say how numbers are written: --locale %s", (lang.EN-l.Lang).String()))
	case asItalian:
		return "", problem(lang.Say("«%s» si può leggere in due modi: %s all'italiana, %s all'inglese",
			"“%s” can be read in two ways: %s in Italian, %s in English",
			whole, ungrouped(italian), ungrouped(english)),
			lang.Say("dire come sono scritti i numeri: --locale it oppure --locale en",
				"say how numbers are written: --locale it or --locale en"))
	}
	return "", problem(lang.Say("«%s» non è un numero", "“%s” is not a number", whole))
}

// ungrouped is a number with the reader's decimal mark and nothing between
// thousands, which could be mistaken for a decimal mark.
type ungrouped string

// In is the number in one language.
func (n ungrouped) In(l lang.Lang) string {
	return strings.Replace(string(n), ".", string(l.Point()), 1)
}

var manners = [...]lang.Text{
	lang.IT: {IT: "all'italiana (1.234,5)", EN: "the Italian way (1.234,5)"},
	lang.EN: {IT: "all'inglese (1,234.5)", EN: "the English way (1,234.5)"},
}

// read spells a number of this style as piao does. Blanks and apostrophes may stand
// for the mark between thousands.
func (t style) read(s string) (string, bool) {
	whole, fraction, point := strings.Cut(s, t.point)
	whole = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\'' || r == '’' {
			return rune(t.group[0])
		}
		return r
	}, whole)
	digits := strings.ReplaceAll(whole, t.group, "")
	if point && (fraction == "" || strings.Trim(fraction, "0123456789") != "") {
		return "", false
	}
	if !lang.Grouped(whole, t.group) || digits != whole && whole[0] == '0' {
		return "", false
	}
	number := strings.TrimLeft(digits, "0")
	if number == "" {
		number = "0"
	}
	if point {
		number += "." + fraction
	}
	return number, true
}

// timed is a date and the time after it. A time with a zone is midnight, because the
// day of any other depends on the zone.
var timed = regexp.MustCompile(`^([\d/.-]+)[T ]+(\d{1,2}[:.]\d\d([:.]\d\d)?(\.\d+)?( ?[AP]M)?|` +
	`00:00(:00(\.0+)?)?(Z|[+-]\d\d:?\d\d))$`)

// days are the ways of writing a date that begin with the year or with the day.
var days = [...]string{
	time.DateOnly, "2006/1/2", "2006.1.2", "2006-1-2", "20060102",
	"2/1/2006", "2-1-2006", "2.1.2006",
}

// months are the ways that begin with the month, as in the United States.
var months = [...]string{"1/2/2006", "1-2-2006"}

// Day reads a date as people write it in a cell and spells it as piao does.
// 5/6/2023 is one day in Italy and another in the United States.
func (l Locale) Day(text string) (string, source.Problem) {
	text = timed.ReplaceAllString(strings.TrimSpace(text), "$1")
	day, ok := firstThatReads(days[:], text)
	if american, also := firstThatReads(months[:], text); also && american != day {
		if ok && !(l.Known && l.Lang == lang.IT) {
			return "", problem(lang.Say("«%s» si può leggere in due modi: %s e %s",
				"“%s” can be read in two ways: %s and %s", text, day, american),
				lang.Say("scrivere %s, oppure dire che le date sono all'italiana: --locale it",
					"write %s, or say that dates are written the Italian way: --locale it", day))
		}
		if !ok {
			day, ok = american, !(l.Known && l.Lang == lang.IT)
		}
	}
	if !ok {
		_, wrong := source.ParseDate(text)
		return "", wrong
	}
	return day, source.Problem{}
}

func firstThatReads(layouts []string, text string) (string, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// Truth reads a yes or no as people and spreadsheets write it.
func Truth(text string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "1", "sì", "si", "si'", "si\u0300", "yes", "vero", "true":
		return true, true
	case "0", "no", "falso", "false":
		return false, true
	}
	return false, false
}

func problem(message lang.Message, hints ...lang.Message) source.Problem {
	return source.Problem{Message: message, Hints: hints}
}
