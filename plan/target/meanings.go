package target

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"piao/plan/lang"
	"piao/plan/source"
)

// meanings lists what people write instead of a target, and how files write that.
var meanings = []struct{ words, means string }{
	{`(?:(?:compres[oa] )?[tf]ra|dal?|between|from) # (?:ed?|al?|and|to) #`, "%s .. %s"},
	{`(?:>=|≥) ?# ?(?:ed?|and|[,;&])? ?(?:<=|≤) ?#`, "%s .. %s"},
	{`# ?(?:[-–—÷…]|\.\.\.?) ?#`, "%s .. %s"},
	{`# ?\.\. ?#`, "%[2]s .. %[1]s"},
	{`=? ?# ?(?:±|\+/?-) ?#`, "= %s ± %s"},
	{`(?:>=|≥) ?# ?(?:±|\+/?-) ?#`, ">= %s ± %s"},
	{`(?:<=|≤) ?# ?(?:±|\+/?-) ?#`, "<= %s ± %s"},
	{`(?:>=|=>|≥|> =|almeno|(?:al )?minimo|min\.?|non meno di|non (?:inferiore|minore) (?:di|al?)|` +
		`(?:maggiore|superiore|uguale|pari) o (?:maggiore|superiore|uguale|pari) (?:di|al?)|` +
		`at least|minimum|(?:no|not) (?:less|lower|fewer) than|not below) ?#`, ">= %s"},
	{`# (?:o più|o superiore|e oltre|or more|or above)`, ">= %s"},
	{`(?:<=|=<|≤|< =|(?:al )?massimo|max\.?|al più|fino al?|entro(?: e non oltre)?|non (?:più di|oltre)|` +
		`non (?:superiore|maggiore) (?:di|al?)|(?:minore|inferiore|uguale|pari) o (?:minore|inferiore|uguale|pari) ` +
		`(?:di|al?)|at most|maximum|up to|within|by|(?:no|not) (?:more|higher|greater|later) than|not above) ?#`, "<= %s"},
	{`# (?:o meno|o inferiore|or less|or below)`, "<= %s"},
	{`(?:>|più di|oltre|(?:maggiore|superiore) (?:di|al?)|dopo|more than|over|above|after) ?#`, "> %s"},
	{`(?:<|meno di|(?:minore|inferiore) (?:di|al?)|prima del|prima di|less than|under|below|before) ?#`, "< %s"},
	{`(?:={1,3}|pari al?|uguale al?|equals?(?: to)?|exactly) ?#`, "= %s"},
	{bare, ">= %s"}, {bare, "<= %s"}, {bare, "= %s"},
}

const bare = "#"

// wordings match the meanings. They take as long to make as a plan takes to read, and
// only targets that are refused need them.
var wordings = sync.OnceValue(func() []*regexp.Regexp {
	all := make([]*regexp.Regexp, len(meanings))
	for k, m := range meanings {
		all[k] = wording(m.words)
	}
	return all
})

// counsels says what to do about a target that asks for more than another spelling.
var counsels = []struct {
	written *regexp.Regexp
	hint    lang.Message
}{
	{regexp.MustCompile(`(?i)^(manten|stabil|invariat|come (nel|l'anno)|maintain|stable|unchanged|same as)`), lang.Say(
		"se vuol dire non meno dell'anno prima: formula: X / X[n-1], target \">= 100 %%\"",
		"if it means no less than the year before: formula: X / X[n-1], target \">= 100 %%\"")},
	{regexp.MustCompile(`(?i)^(\+|aument|increment|crescit|più [0-9]|increas|growth|grow)`), lang.Say(
		"se è un aumento sull'anno prima: formula: X / X[n-1] - 1, target \">= 10 %%\"",
		"if it is an increase over the year before: formula: X / X[n-1] - 1, target \">= 10 %%\"")},
	{regexp.MustCompile(`(?i)^([-–−] ?[0-9., ]+%|riduzion|ridurre|diminu|calo|decreas|reduc)`), lang.Say(
		"se è una riduzione sull'anno prima: formula: 1 - X / X[n-1], target \">= 10 %%\"",
		"if it is a decrease on the year before: formula: 1 - X / X[n-1], target \">= 10 %%\"")},
	{regexp.MustCompile(`(?i)^(n\.? ?[da]\.?|n/[da]|[-–—?]+|da definire|tbd|to be defined|nessuno|none|-)$`), lang.Say(
		"un anno senza target si lascia fuori", "a year without a target is left out")},
}

// wording matches a target in people's words, with # for a number or a date.
func wording(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^` + strings.ReplaceAll(words, "#", `(?:il |l['’]|the )?([^<>=≤≥±]*[\pN½][^<>=≤≥±]*?)`) + `$`)
}

func counsel(text string) (hint lang.Message) {
	for _, c := range counsels {
		if hint.IsZero() && c.written.MatchString(text) {
			hint = c.hint
		}
	}
	return hint
}

// longest is how long a text may be that is looked at for what it means: nobody writes
// longer ones.
const longest = 1000

// meant lists what a target may mean that is not written as files write it. Some of
// it may be wrong in other ways.
func meant(text string, kind Kind, percent bool) []source.Spelling {
	text = strings.Trim(strings.Join(strings.Fields(text), " "), source.Quotes)
	if len(text) > longest || !counsel(text).IsZero() {
		return nil
	}
	var all []source.Spelling
	for k, m := range meanings {
		parts := wordings()[k].FindStringSubmatch(text)
		if parts == nil || m.words == bare && len(all) > 0 && all[0].Text[0] != '>' {
			continue
		}
		all = append(all, readings(m.means, parts[1:], kind, percent)...)
	}
	return all
}

// readings lists what a wording means with its numbers or its date. A comma means the
// same in both of two numbers. Where a share is wanted, small numbers without a sign
// may also be fractions.
func readings(means string, parts []string, kind Kind, percent bool) (all []source.Spelling) {
	for k := range 2 {
		var numbers, fractions []any
		var when, asFractions lang.Message
		unit, small := "", percent
		for _, part := range parts {
			spellings, label := amounts(part, kind)
			if len(spellings) == 0 || unit != "" && label != "" && label != unit {
				return nil
			}
			s := spellings[min(k, len(spellings)-1)]
			fraction, is := source.AsFraction(s.Text)
			numbers, fractions = append(numbers, s.Text), append(fractions, strings.TrimSuffix(fraction.Text, " %"))
			unit, small, when, asFractions = cmp.Or(unit, label), small && is, s.When, fraction.When
		}
		small = small && unit == ""
		if percent && unit == "" || unit != "" && source.PerCent.ReplaceAllString(unit, "") == "" {
			unit = "%"
		}
		written := strings.TrimRight(means+" "+strings.ReplaceAll(unit, "%", "%%"), " ")
		all = append(all, source.Spelling{Text: fmt.Sprintf(written, numbers...), When: when})
		if small {
			all = append(all, source.Spelling{Text: fmt.Sprintf(written, fractions...), When: asFractions})
		}
	}
	return all
}

var numberAndUnit = regexp.MustCompile(`^([-−–+]?[\pN.,'’_\s€]+(?:[eE][+-]?\d+)?)(.*)$`)

// amounts lists what a part of a target may mean as a date, or as a number before a unit.
func amounts(part string, kind Kind) (all []source.Spelling, unit string) {
	if kind == DateKind {
		return source.Dates(part), ""
	}
	m := numberAndUnit.FindStringSubmatch(part)
	if m == nil {
		return nil, ""
	}
	return source.Numbers(m[1]), strings.TrimSpace(m[2])
}
