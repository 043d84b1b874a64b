// Package lang is the two languages that piao speaks, Italian and English: words,
// numbers and dates as people write them. Codes (of plans, YAML keys, JSON, rules)
// are never translated.
package lang

import "strings"

// Lang is a language. The zero value is Italian, the language of the plans that
// piao was made for.
type Lang int

const (
	IT Lang = iota
	EN
)

// All lists the languages, for tests and completions.
var All = [...]Lang{IT, EN}

// String is the language's code, as in a plan's `language:` and in --lang.
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "it"
}

// Parse reads a language's code, exactly `it` or `en`.
func Parse(code string) (Lang, bool) {
	switch code {
	case "it":
		return IT, true
	case "en":
		return EN, true
	}
	return IT, false
}

// FromLocale reads a POSIX locale such as `it_IT.UTF-8`. ok is false for C and for
// languages that piao does not speak.
func FromLocale(locale string) (Lang, bool) {
	code, _, _ := strings.Cut(locale, ".")
	code, _, _ = strings.Cut(code, "_")
	return Parse(code)
}

// Text is one wording in both languages. It stands beside what it names: there is no
// catalogue and there are no keys.
type Text struct{ IT, EN string }

// Same is a text that is the same in both languages, such as a code.
func Same(s string) Text { return Text{s, s} }

// In is the wording in one language.
func (t Text) In(l Lang) string {
	if l == EN {
		return t.EN
	}
	return t.IT
}

// IsZero reports whether there is no text.
func (t Text) IsZero() bool { return t == Text{} }
