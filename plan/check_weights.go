package plan

import (
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source"
)

var whole = decimal.New(1, 0)

// sound lists the families of siblings whose weights prove something: none of
// their members was refused, left out, or belongs to an area that is not known.
func (p *Plan) sound() []family {
	var all []family
	for _, f := range p.families() {
		if len(f.siblings) > 0 && f.sound() {
			all = append(all, f)
		}
	}
	return all
}

func (f family) sound() bool {
	if f.doubtful {
		return false
	}
	for _, s := range f.siblings {
		if s.weight.Given && !s.weight.usable() {
			return false
		}
	}
	return true
}

// usable says that nothing of a weight was refused.
func (w *Weight) usable() bool {
	if w.ByYear == nil {
		return w.All.OK
	}
	for _, y := range w.ByYear {
		if !y.Share.OK {
			return false
		}
	}
	return len(w.ByYear) > 0
}

// checkWeightsMixed finds siblings of which only some carry a weight.
func checkWeightsMixed(p *Plan, report diag.Report) {
	for _, f := range p.sound() {
		with, without := f.weighted()
		if len(with) == 0 || len(without) == 0 {
			continue
		}
		d := diag.Diagnostic{Rule: RuleWeightsMixed, Span: without[0].code.Span(),
			Message: lang.Say("i pesi %s sono scritti per %d su %d: o tutti o nessuno", "the weights %s are written for %d of %d: all or none", f.name, len(with), len(f.siblings)),
			Hints:   []lang.Message{mixedHint(p, with, without)}}
		for _, s := range without[1:] {
			d.Related = append(d.Related, diag.Related{Span: s.code.Span(), Message: lang.Say("senza peso", "no weight")})
		}
		report(d)
	}
}

// mixedHint is the weight that would be left for the siblings without one.
func mixedHint(p *Plan, with, without []sibling) lang.Message {
	rest := whole
	for _, s := range with {
		share, ok := s.weight.In(p.firstYear())
		if !ok {
			return lang.Say("dare un peso a ciascuno, o toglierli tutti per quote uguali", "give each a weight, or remove all for equal shares")
		}
		rest = rest.Sub(share.Decimal)
	}
	if !rest.IsPositive() {
		return lang.Say("i pesi scritti sommano già a %s %%: toglierli tutti per quote uguali, o ripartirli", "the weights written already sum to %s %%: remove all for equal shares, or share them out", percent(whole.Sub(rest)))
	}
	return lang.Say("per %s restano %s %%; senza alcun peso le quote sono uguali", "%s would be left %s %%; with no weight at all shares are equal", lang.Words(codesOf(without)), percent(rest))
}

func codesOf(siblings []sibling) []string {
	codes := make([]string, len(siblings))
	for i, s := range siblings {
		codes[i] = s.code.Value
	}
	return codes
}

func (p *Plan) firstYear() int {
	if len(p.Years) == 0 {
		return 0
	}
	return p.Years[0].Value
}

// percent is a fraction as the figure of a percentage.
func percent(d decimal.Decimal) lang.Number { return lang.Number(d.Shift(2).String()) }

// checkWeightsSum finds siblings whose weights do not sum to 100 %, in any year
// of the plan; a sum that is the same in every year is said once.
func checkWeightsSum(p *Plan, report diag.Report) {
	for _, f := range p.sound() {
		with, without := f.weighted()
		if len(with) == 0 || len(without) > 0 {
			continue
		}
		for _, s := range f.wrongSums(p) {
			report(f.sumFinding(s, len(p.Years)))
		}
	}
}

// yearSum is a sum of weights and the years it holds in.
type yearSum struct {
	sum   decimal.Decimal
	years []int
}

// wrongSums lists the sums other than 100 %, each with its years. Years that
// some weight does not state are another check's.
func (f family) wrongSums(p *Plan) []yearSum {
	var sums []yearSum
	for _, y := range p.Years {
		sum, ok := f.sum(y.Value)
		if !ok || sum.Equal(whole) {
			continue
		}
		if n := len(sums); n > 0 && sums[n-1].sum.Equal(sum) {
			sums[n-1].years = append(sums[n-1].years, y.Value)
			continue
		}
		sums = append(sums, yearSum{sum, []int{y.Value}})
	}
	return sums
}

func (f family) sum(year int) (decimal.Decimal, bool) {
	var sum decimal.Decimal
	for _, s := range f.siblings {
		share, ok := s.weight.In(year)
		if !ok {
			return sum, false
		}
		sum = sum.Add(share.Decimal)
	}
	return sum, true
}

func (f family) sumFinding(s yearSum, allYears int) diag.Diagnostic {
	year := s.years[0]
	d := diag.Diagnostic{Rule: RuleWeightsSum, Span: f.siblings[0].where(year), Label: f.siblings[0].code.Value,
		Message: lang.Say("i pesi %s sommano%s a %s %%, non a 100 %% (%s)", "the weights %s sum%s to %s %%, not to 100 %% (%s)", f.name, inYears(s.years, allYears), percent(s.sum), offBy(s.sum)),
		Hints:   f.repairs(s, allYears)}
	for _, sib := range f.siblings[1:] {
		d.Related = append(d.Related, diag.Related{Span: sib.where(year), Message: lang.Say("%s", "%s", sib.code.Value)})
	}
	d.Fixes = f.equalFixes(s, allYears)
	return d
}

// inYears says in which years, where it is not all of them.
func inYears(years []int, all int) lang.Message {
	if len(years) == all {
		return lang.Say("", "")
	}
	var list lang.List
	for _, y := range years {
		list.Items = append(list.Items, lang.Say("%d", "%d", y))
	}
	return lang.Say(" nel %s", " in %s", list)
}

// offBy says how far a sum is from 100 %.
func offBy(sum decimal.Decimal) lang.Message {
	if sum.GreaterThan(whole) {
		return lang.Say("%s %% di troppo", "%s %% too much", percent(sum.Sub(whole)))
	}
	return lang.Say("%s %% in meno", "%s %% short", percent(whole.Sub(sum)))
}

// repairs are the smallest ways to make a sum 100 %: one weight that takes the
// whole difference, or equal shares. They are spelt as the file wants them.
func (f family) repairs(s yearSum, all int) []lang.Message {
	some := len(s.years) < all
	var hints []lang.Message
	if one, share, ok := f.singleRepair(s, some); ok {
		hints = append(hints, lang.Say("%s%s a %s %%", "%s%s at %s %%", one, inYears(s.years, all), share.Shift(2).String()))
	}
	if n := len(f.siblings); n > 1 && n <= 100 && !some {
		equal := lang.Say("oppure parti uguali: %s", "or equal shares: %s", equalShares(n))
		if len(hints) == 0 {
			equal = lang.Say("parti uguali: %s", "equal shares: %s", equalShares(n))
		}
		hints = append(hints, equal)
	}
	return hints
}

// equalFixes set every weight to an equal share, where one weight holds for all
// years and the shares can be written out.
func (f family) equalFixes(s yearSum, all int) []diag.Fix {
	if len(s.years) < all || len(f.siblings) > 10000 {
		return nil
	}
	var fixes []diag.Fix
	shares := strings.Split(equalShares(len(f.siblings)), " / ")
	for k, sib := range f.siblings {
		if sib.weight.ByYear != nil || sib.weight.All.Text.Anchored() {
			return nil
		}
		fix := sib.weight.All.Text.Fix(shares[k] + " %")
		fix.Kind = diag.Weights
		fixes = append(fixes, fix)
	}
	return fixes
}

// singleRepair is the sibling whose weight changes least in proportion if it
// alone takes the difference, the later of equals. Where the sum is wrong in some
// years only, a weight that holds for all of them is left alone.
func (f family) singleRepair(s yearSum, some bool) (code string, share decimal.Decimal, ok bool) {
	var largest decimal.Decimal
	for _, sib := range f.siblings {
		d, _ := sib.weight.In(s.years[0])
		if some && sib.weight.ByYear == nil || !sib.weight.sameIn(s.years) {
			continue
		}
		if repaired := d.Add(whole.Sub(s.sum)); repaired.IsPositive() && !d.LessThan(largest) {
			largest, code, share, ok = d.Decimal, sib.code.Value, repaired, true
		}
	}
	return code, share, ok
}

// sameIn says that a weight is the same in each of some years.
func (w *Weight) sameIn(years []int) bool {
	first, _ := w.In(years[0])
	for _, y := range years[1:] {
		if share, _ := w.In(y); !share.Equal(first.Decimal) {
			return false
		}
	}
	return true
}

// equalShares are n shares with two decimals that sum to 100 %, the remainder
// placed on the last ones: 33.33 / 33.33 / 33.34.
func equalShares(n int) string {
	base, rest := 10000/n, 10000%n
	shares := make([]string, n)
	for i := range shares {
		cents := base
		if i >= n-rest {
			cents++
		}
		shares[i] = decimal.New(int64(cents), -2).String()
	}
	return strings.Join(shares, " / ")
}

// checkWeightYears finds weights by year that lack a year of the plan, or state
// one that is not.
func checkWeightYears(p *Plan, report diag.Report) {
	for _, f := range p.families() {
		for _, s := range f.siblings {
			if s.weight.ByYear != nil {
				p.checkYearsOfWeight(s, report)
			}
		}
	}
}

func (p *Plan) checkYearsOfWeight(s sibling, report diag.Report) {
	for _, y := range s.weight.ByYear {
		if p.lacksYear(y.Year) {
			report(p.strangeYear(y.YearText.Span(), y.Year))
		}
	}
	var missing lang.List
	for _, y := range p.Years {
		if share, _ := s.weight.In(y.Value); !share.Text.Given() {
			missing.Items = append(missing.Items, lang.Same(y.Text.Value))
		}
	}
	if len(missing.Items) > 0 {
		report(diag.Diagnostic{Rule: source.RuleMissingKey, Span: s.weight.Key.Span(),
			Message: lang.Say("al peso di %s manca %s: un peso per anno si scrive per tutti gli anni del piano", "the weight of %s lacks %s: a weight by year is written for every year of the plan", s.code.Value, missing)})
	}
}
