package main

import (
	"bytes"
	"cmp"
	"strings"

	"piao/plan/lang"
)

// language is the language of the run: what --lang says, else the plan's language,
// else the locale's, else Italian.
func (a *app) language() lang.Lang {
	if l, ok := lang.Parse(a.langFlag); ok {
		return l
	}
	if a.planLang != nil {
		return *a.planLang
	}
	for _, name := range [...]string{"LC_ALL", "LANG"} {
		if l, ok := lang.FromLocale(a.env(name)); ok {
			return l
		}
	}
	return lang.IT
}

// say is a text in the language of the run.
func (a *app) say(it, en string) string { return lang.Text{IT: it, EN: en}.In(a.language()) }

// langArgument finds --lang before the commands are made, because their help is
// already in that language. Cobra checks the flag later.
func langArgument(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// valueAtLeft is the value of a key at the beginning of a line, whatever else the
// text may be.
func valueAtLeft(text []byte, key string) string {
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\ufeff"))) {
		if value, ok := bytes.CutPrefix(line, []byte(key+":")); ok {
			value, _, _ = bytes.Cut(value, []byte("#"))
			return strings.Trim(string(bytes.TrimSpace(value)), `"'`)
		}
	}
	return ""
}

// peekLanguage finds the language of a plan without parsing it, for help and for
// messages about a plan that cannot be read.
func peekLanguage(plan []byte) *lang.Lang {
	l, ok := lang.Parse(valueAtLeft(plan, "language"))
	if !ok {
		return nil
	}
	return &l
}

// speakAs switches to the language of a plan, if the plan names one.
func (a *app) speakAs(plan []byte) { a.planLang = cmp.Or(peekLanguage(plan), a.planLang) }
