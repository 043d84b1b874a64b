package plan

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"piao/plan/lang"
	"piao/plan/source"
)

// meanings lists what people write instead of a target, and how files write that.
var meanings = []struct {
	written *regexp.Regexp
	means   string
}{
	{wording(`(?:(?:compres[oa] )?[tf]ra|between) # (?:ed?|and) #`), "%s .. %s"},
	{wording(`(?:da|dal|from) # (?:a|al|to) #`), "%s .. %s"},
	{wording(`(?:>=|≥) ?# ?(?:ed?|and|[,;&])? ?(?:<=|≤) ?#`), "%s .. %s"},
	{wording(`# ?(?:[-–—÷…]|\.\.\.?) ?#`), "%s .. %s"},
	{wording(`# ?\.\. ?#`), "%[2]s .. %[1]s"},
	{wording(`# (?:a|to) #`), "%s .. %s"},
	{wording(`=? ?# ?(?:±|\+/?-|più o meno|plus or minus) ?#`), "= %s ± %s"},
	{wording(`(?:>=|=>|[≥⩾≧]|> =|almeno|(?:al )?minimo|min\.?|non meno di|non (?:inferiore|minore) (?:di|al|a)|` +
		`(?:maggiore|superiore) o (?:uguale|pari) (?:al|a)|(?:pari|uguale) o (?:maggiore|superiore) (?:al|a)|` +
		`at least|minimum(?: of)?|(?:no|not) (?:less|lower|fewer) than|not below|(?:greater|more) than or equal to) ?#`),
		">= %s"},
	{wording(`# (?:o più|o superiore|e oltre|or more|or above)`), ">= %s"},
	{wording(`(?:<=|=<|[≤⩽≦]|< =|(?:al )?massimo|max\.?|al più|fino (?:al|a)|entro(?: e non oltre)?|non più di|` +
		`non oltre|non (?:superiore|maggiore) (?:di|al|a)|(?:minore|inferiore) o (?:uguale|pari) (?:al|a)|` +
		`(?:pari|uguale) o (?:minore|inferiore) (?:al|a)|at most|maximum(?: of)?|up to|within|by|not (?:over|above)|` +
		`(?:no|not) (?:more|higher|greater|later) than|less than or equal to) ?#`), "<= %s"},
	{wording(`# (?:o meno|o inferiore|or less|or below)`), "<= %s"},
	{wording(`(?:>|più di|oltre|(?:maggiore|superiore) (?:di|al|a)|sopra|dopo|more than|over|above|` +
		`greater than|after) ?#`), "> %s"},
	{wording(`(?:<|meno di|(?:minore|inferiore) (?:di|al|a)|sotto|prima del|prima di|less than|fewer than|under|below|` +
		`before) ?#`), "< %s"},
	{wording(`(?:={1,3}|pari (?:al|a)|uguale (?:al|a)|esattamente|equals?(?: to)?|exactly) ?#`), "= %s"},
	{bare, ">= %s"}, {bare, "<= %s"}, {bare, "= %s"},
}

var bare = wording(`#`)

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

// meant lists what a target may mean that is not written as files write it. Some of
// it may be wrong in other ways.
func meant(text string, kind ValueKind, percent bool) []source.Spelling {
	text = strings.Trim(strings.Join(strings.Fields(text), " "), source.Quotes)
	if !counsel(text).IsZero() {
		return nil
	}
	var all []source.Spelling
	for _, m := range meanings {
		parts := m.written.FindStringSubmatch(text)
		if parts == nil || m.written == bare && len(all) > 0 && all[0].Text[0] != '>' {
			continue
		}
		for _, r := range readings(parts[1:], kind, percent) {
			r.Text = fmt.Sprintf(m.means, r.numbers...) + strings.TrimRight(" "+r.unit, " ")
			all = append(all, r.Spelling)
		}
	}
	return all
}

// reading is one way to read the numbers or the date of a target.
type reading struct {
	source.Spelling
	numbers []any
	unit    string
}

var numberAndUnit = regexp.MustCompile(`^([-−–+]?[\pN.,'’_\s€]+(?:[eE][+-]?\d+)?)(.*)$`)

func readings(parts []string, kind ValueKind, percent bool) []reading {
	all, unit := []reading{{}}, ""
	for _, part := range parts {
		var spellings []source.Spelling
		if m := numberAndUnit.FindStringSubmatch(part); kind == NumberKind && m != nil {
			label := strings.TrimSpace(m[2])
			if unit != "" && label != "" && label != unit {
				return nil
			}
			spellings, unit = source.Numbers(m[1]), cmp.Or(label, unit)
		} else if kind == DateKind {
			spellings = source.Dates(part)
		}
		var longer []reading
		for _, r := range all {
			for _, s := range spellings {
				longer = append(longer, reading{source.Spelling{When: s.When}, append(r.numbers[:len(r.numbers):len(r.numbers)], s.Text), ""})
			}
		}
		all = longer
	}
	if source.PerCent.ReplaceAllString(unit, "") == "" && unit != "" {
		unit = "%"
	}
	for k := range all {
		if all[k].unit = unit; unit == "" && percent {
			all[k].unit = "%"
			all = append(all, all[k].asFraction()...)
		}
	}
	return all
}

// asFraction is the reading if its numbers are fractions; empty if they are too large.
func (r reading) asFraction() []reading {
	f := reading{unit: "%"}
	for _, number := range r.numbers {
		s, small := source.AsFraction(number.(string))
		if !small {
			return nil
		}
		f.When, f.numbers = s.When, append(f.numbers, strings.TrimSuffix(s.Text, " %"))
	}
	return []reading{f}
}
