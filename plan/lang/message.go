package lang

import (
	"fmt"
	"strings"
)

// Message is a sentence that is not yet put into words: a format in both languages
// and its arguments. It stays untranslated until it is printed. Both formats use the
// same verbs, %s and %d only, in any order (`%[2]s`); %% is a per cent sign.
type Message struct {
	Text
	Args []any
}

// Say makes a message from its two formats.
func Say(it, en string, args ...any) Message { return Message{Text{it, en}, args} }

// Verbatim is a message that is the same in both languages, such as a file's name.
func Verbatim(s string) Message { return Say("%s", "%s", s) }

// In is the sentence in one language. Arguments that have words of their own
// (Text, Message, Number, List) are put in that language too.
func (m Message) In(l Lang) string {
	args := make([]any, len(m.Args))
	for i, a := range m.Args {
		args[i] = inLang(a, l)
	}
	return fmt.Sprintf(m.Text.In(l), args...)
}

// Spoken is anything that reads differently in the two languages.
type Spoken interface{ In(Lang) string }

func inLang(a any, l Lang) any {
	if s, ok := a.(Spoken); ok {
		return s.In(l)
	}
	if s, ok := a.(string); ok { // a line that it began might be a command to a job
		return strings.ReplaceAll(s, "\n", `\n`)
	}
	return a
}

// List is an enumeration: "a, b e c", "a, b and c".
type List struct {
	Items []Spoken
	Or    bool // "o" instead of "e"
}

// In is the enumeration in one language.
func (e List) In(l Lang) string {
	and := Text{" e ", " and "}
	if e.Or {
		and = Text{" o ", " or "}
	}
	var s string
	for i, item := range e.Items {
		switch {
		case i > 0 && i == len(e.Items)-1:
			s += and.In(l)
		case i > 0:
			s += ", "
		}
		s += item.In(l)
	}
	return s
}

// Words makes a List of texts that are the same in both languages.
func Words(words []string) List {
	items := make([]Spoken, len(words))
	for i, w := range words {
		items[i] = word(w)
	}
	return List{Items: items}
}

// AnyOf is Words of which one will do: 2, 4 o 8.
func AnyOf(words []string) List {
	list := Words(words)
	list.Or = true
	return list
}

// word is a text that is the same in both languages.
type word string

// In is the word.
func (w word) In(Lang) string { return string(w) }

// Parts are texts joined with semicolons; empty ones are left out.
type Parts []Spoken

// In is the parts in one language.
func (p Parts) In(l Lang) string {
	var s string
	for _, part := range p {
		text := part.In(l)
		if text == "" {
			continue
		}
		if s != "" {
			s += "; "
		}
		s += text
	}
	return s
}
