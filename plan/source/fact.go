package source

import (
	"cmp"
	"strconv"

	"github.com/shopspring/decimal"

	"piao/plan/lang"
)

// Term is the name of a key for programs, and its label for people. A key without a
// label is never named among changes.
type Term struct {
	Name  string
	Label lang.Text
	Rare  bool
}

// Fact is what an element says under one of its keys.
type Fact struct {
	Term
	Year  int    // 0 where the field has no years, or one value for all of them
	Day   string // the day of the year that it is for, as 2023-06-30; empty for the year itself
	Value Content
}

// When is the year or the day, as files write it; empty where there is neither.
func (f Fact) When() string {
	switch {
	case f.Day != "":
		return f.Day
	case f.Year != 0:
		return strconv.Itoa(f.Year)
	}
	return ""
}

// Content is what a key says, as data: one of the types below, or a type of the
// package that declares the key. String is how files write it.
type Content interface{ String() string }

// Prose is text for people. Its line breaks mean nothing.
type Prose string

func (p Prose) String() string { return string(p) }

// Word is one of a few words, with its name for people, or any other short text such
// as a unit, which has no name.
type Word struct {
	Code string
	Name lang.Text
}

func (w Word) String() string { return w.Code }

// Codes lists the codes of words.
func Codes(words []Word) []string {
	codes := make([]string, len(words))
	for k, w := range words {
		codes[k] = w.Code
	}
	return codes
}

// Share is a fraction, which files write as a percentage.
type Share struct{ Fraction decimal.Decimal }

func (s Share) String() string { return s.Fraction.Shift(2).String() + " %" }

// Money is an amount. Sign is the currency beside it, which only pages have.
type Money struct {
	Amount decimal.Decimal
	Sign   string
}

func (m Money) String() string { return m.Amount.String() }

// given is what was written; nil if nothing usable was.
func given(usable bool, value Content) Content {
	if !usable {
		return nil
	}
	return value
}

// prose is what a text says; nil if it is empty.
func prose(t Text) Content { return given(t.Value != "", Prose(t.Value)) }

// Plainly is what a text says that people read as it is; nil if it is empty.
func Plainly(t Text) Content { return given(t.Value != "", Word{Code: t.Value}) }

// AsShare is what a fraction says; nil if it was refused.
func AsShare(d Decimal) Content { return given(d.OK, Share{d.Decimal}) }

// AsMoney is what an amount says; nil if it was refused.
func AsMoney(d Decimal) Content { return given(d.OK, Money{Amount: d.Decimal}) }

// Terms lists the terms of the keys that say something, in their order.
func (k Keys[T]) Terms() []Term {
	var all []Term
	for _, key := range k {
		switch {
		case key.Read.within != nil:
			all = append(all, key.Read.within...)
		case key.Read.says != nil:
			all = append(all, key.term())
		}
	}
	return all
}

// Facts lists what a T says under its keys, in their order.
func (k Keys[T]) Facts(of *T) []Fact {
	var all []Fact
	for _, key := range k {
		if key.Read.says == nil {
			continue
		}
		for _, f := range key.Read.says(of) {
			if f.Name == "" {
				f.Term = key.term()
			}
			if f.Value != nil {
				all = append(all, f)
			}
		}
	}
	return all
}

func (k *Key[T]) term() Term {
	return Term{cmp.Or(k.As, k.Name), k.Label, k.Rare}
}
