package diag

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"piao/plan/lang"
)

// RuleIgnore finds silences that are themselves wrong or useless.
var RuleIgnore = &Rule{Code: "ignore", Severity: Warning,
	Text: lang.Text{IT: "un silenzio senza motivo, scaduto o senza effetto",
		EN: "a silence without reason, expired or without effect"},
	Why: lang.Text{
		IT: "Chi legge un piano deve sapere perché un avviso è stato messo a tacere, e un silenzio " +
			"che non serve più nasconde il prossimo errore.",
		EN: "Whoever reads a plan must know why a warning was silenced, and a silence " +
			"that is no longer needed hides the next mistake."},
}

// Silence is a comment `# piao:ignore RULE … -- reason`. It silences a rule on its
// own line or, if it stands alone, on the next line that is not empty or a comment.
type Silence struct {
	Span
	Rules  []string
	Until  string // a date, or empty
	Reason string
	Line   int32 // the line whose findings it silences
}

// SilenceMark begins the text of a comment that is a Silence.
const SilenceMark = "piao:ignore"

// Silences lists the silences of a file.
func Silences(f *File) []Silence {
	var all []Silence
	below := 0 // the next line with more than a comment
	for n := f.LineCount(); n > 0; n-- {
		line := string(f.Line(n))
		if at := silenceIn(line); at >= 0 {
			s := newSilence(f.Pos(f.Offset(n, 1)+at), line[at:])
			if strings.TrimSpace(line[:at]) == "" {
				s.Line = int32(below)
			}
			all = append(all, s)
		}
		if text := strings.TrimSpace(line); text != "" && text[0] != '#' {
			below = n
		}
	}
	slices.Reverse(all)
	return all
}

// silenceIn is the offset in a line at which a silence begins, outside quotes; -1 if
// there is none.
func silenceIn(line string) int {
	quoted := false
	for at := range len(line) {
		switch {
		case line[at] == '"':
			quoted = !quoted
		case line[at] != '#' || quoted || at > 0 && line[at-1] != ' ' && line[at-1] != '\t':
		case strings.HasPrefix(strings.TrimLeft(line[at+1:], " "), SilenceMark):
			return at
		}
	}
	return -1
}

func newSilence(from Pos, text string) Silence {
	text = strings.TrimRight(text, " ")
	end := Pos{from.File, from.Line, from.Col + int32(utf8.RuneCountInString(text))}
	s := Silence{Span: Span{from, end}, Line: from.Line}
	_, words, _ := strings.Cut(text, SilenceMark)
	words, s.Reason, _ = strings.Cut(words, "--")
	s.Reason = strings.TrimSpace(s.Reason)
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == ',' }) {
		if until, ok := strings.CutPrefix(word, "until="); ok {
			s.Until = until
			continue
		}
		s.Rules = append(s.Rules, word)
	}
	return s
}

// Silenced removes from a list the findings that are silenced, and reports silences
// that are wrong or useless. known holds all rules. checked holds the rules that
// were looked for; nothing is said of silences of the others, because their effect
// is not known.
func Silenced(list List, silences []Silence, known []*Rule, checked func(*Rule) bool,
	today time.Time) (kept List, silenced int) {
	kept = make(List, 0, len(list))
	used := make([]bool, len(silences))
	onLine := map[Pos][]int{}
	for k, s := range silences {
		at := Pos{File: s.Pos.File, Line: s.Line}
		onLine[at] = append(onLine[at], k)
	}
	for _, d := range list {
		here := onLine[Pos{File: d.Pos.File, Line: d.Pos.Line}]
		at := slices.IndexFunc(here, func(k int) bool { return silences[k].silences(d.Rule, today) })
		if at < 0 {
			kept.Add(d)
			continue
		}
		used[here[at]] = true
		silenced++
	}
	for k, s := range silences {
		if message, ok := s.complaint(used[k], known, checked, today); ok {
			kept.Add(Diagnostic{Rule: RuleIgnore, Span: s.Span, Message: message})
		}
	}
	return kept, silenced
}

// silences reports whether the silence applies to a rule.
func (s Silence) silences(r *Rule, today time.Time) bool {
	return r.Severity != Error && s.Reason != "" && slices.Contains(s.Rules, r.Code) && !s.expired(today)
}

func (s Silence) expired(today time.Time) bool {
	until, err := time.Parse(time.DateOnly, s.Until)
	return s.Until != "" && (err != nil || today.After(until.AddDate(0, 0, 1)))
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// complaint is the first thing that is wrong with a silence.
func (s Silence) complaint(used bool, known []*Rule, checked func(*Rule) bool, today time.Time) (lang.Message, bool) {
	var unknown *string
	looked := true
	for k, code := range s.Rules {
		at := slices.IndexFunc(known, func(r *Rule) bool { return r.Code == code })
		switch {
		case at < 0:
			unknown = &s.Rules[k]
		case known[at].Severity == Error && !used:
			return lang.Say("un errore non si mette a tacere: %s", "an error cannot be silenced: %s", code), true
		default:
			looked = looked && checked(known[at])
		}
	}
	switch {
	case len(s.Rules) == 0:
		return lang.Say("manca il nome della regola: # piao:ignore REGOLA -- motivo",
			"the name of the rule is missing: # piao:ignore RULE -- reason"), true
	case unknown != nil:
		return lang.Say("la regola «%s» non esiste", "there is no rule “%s”", *unknown), true
	case s.Reason == "":
		return lang.Say("manca il motivo: # piao:ignore %s -- motivo",
			"the reason is missing: # piao:ignore %s -- reason",
			strings.Join(s.Rules, " ")), true
	case s.Until != "" && !isDate(s.Until):
		return lang.Say("«until=%s» non è una data (anno-mese-giorno)",
			"“until=%s” is not a date (year-month-day)", s.Until), true
	case s.expired(today):
		return lang.Say("scaduto il %s", "expired on %s", s.Until), true
	case !used && looked:
		return lang.Say("non mette a tacere niente: su quella riga la regola %s non trova niente",
			"it silences nothing: on that line the rule %s finds nothing", strings.Join(s.Rules, ", ")), true
	}
	return lang.Message{}, false
}
