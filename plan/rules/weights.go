package rules

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
)

var weightsMixed = Check{
	Rule: &diag.Rule{Code: "weights-mixed",
		Text: lang.Text{IT: "pesi scritti solo per alcuni", EN: "weights written for some only"},
		Why: lang.Both(
			`Chi non ha un peso accanto a chi lo ha potrebbe valere zero, una parte uguale o ciò che resta: sono tre
piani diversi. Perciò hanno un peso tutti gli elementi di un insieme o nessuno, e nessuno vuol dire parti uguali.`,
			`What has no weight beside what has one might be worth nothing, an equal share or whatever is left: those
are three different plans. So all siblings carry a weight or none does, and none means equal shares.`),
		Example: `areas:
  "1": {name: Sviluppo delle imprese, weight: 60 %}
-  "2": {name: Regolazione del mercato}
+  "2": {name: Regolazione del mercato, weight: 40 %}
`},
	Run: checkWeightsMixed,
}

func checkWeightsMixed(p *plan.Plan, report diag.Report) {
	for _, f := range provable(p) {
		with, without := f.weighted()
		if len(with) == 0 || len(without) == 0 {
			continue
		}
		d := diag.Diagnostic{Span: without[0].code.Span(),
			Message: lang.Say("i pesi %s sono scritti per %d su %d: o tutti o nessuno",
				"the weights %s are written for %d of %d: all or none", f.name, len(with), len(f.siblings)),
			Hints: []lang.Message{f.mixedHint(p, with, without)}}
		for _, s := range without[1:] {
			d.Related = append(d.Related, diag.Related{Span: s.code.Span(), Message: lang.Say("senza peso", "no weight")})
		}
		report(d)
	}
}

// mixedHint says which weight is left for the siblings that have none, if in every year
// it is the same.
func (f family) mixedHint(p *plan.Plan, with, without []sibling) lang.Message {
	sum, ok := sumIn(firstYear(p), with)
	for _, y := range p.Years {
		same, said := sumIn(y.Value, with)
		ok = ok && said && same.Equal(sum)
	}
	switch {
	case !ok || f.whole.IsZero():
		return lang.Say("dare un peso a ciascuno, o toglierli tutti per quote uguali",
			"give each a weight, or remove all for equal shares")
	case !sum.LessThan(f.whole):
		return lang.Say("i pesi scritti sommano già a %s: toglierli tutti per quote uguali, o ripartirli",
			"the weights written already sum to %s: remove all for equal shares, or share them out", f.said(sum))
	}
	var codes []string
	for _, s := range without {
		codes = append(codes, s.code.Value)
	}
	return lang.Say("per %s restano %s; senza alcun peso le quote sono uguali",
		"%s would be left %s; with no weight at all shares are equal", lang.Words(codes), f.said(f.whole.Sub(sum)))
}

// sumIn is the sum of weights in a year, in hundredths or in points; ok is false if one
// does not state it.
func sumIn(year int, siblings []sibling) (sum decimal.Decimal, ok bool) {
	for _, s := range siblings {
		weight, ok := s.in(year)
		if !ok {
			return sum, false
		}
		sum = sum.Add(weight)
	}
	return sum, true
}

// in is a weight as it is written, without its sign: in hundredths or in points.
func (s sibling) in(year int) (decimal.Decimal, bool) {
	d, ok := s.weight.In(year)
	if s.weight.Points {
		return d.Decimal, ok
	}
	return d.Shift(2), ok
}

// said is a weight or a sum of weights with its unit.
func (f family) said(d decimal.Decimal) lang.Message {
	n := lang.Number(d.String())
	switch {
	case !f.points:
		return lang.Say("%s %%", "%s %%", n)
	case d.Equal(decimal.New(1, 0)):
		return lang.Say("%s punto", "%s point", n)
	}
	return lang.Say("%s punti", "%s points", n)
}

var weightsSum = Check{
	Rule: &diag.Rule{Code: "weights-sum",
		Text: lang.Text{IT: "pesi che non sommano a 100 %", EN: "weights that do not sum to 100 %"},
		Why: lang.Text{
			IT: `I pesi dicono quanto vale ogni parte di un tutto. Se la somma è un'altra, almeno uno è
sbagliato, e quale lo sa soltanto chi ha scritto il piano: piao non li aggiusta da sé, nemmeno di un
centesimo. La somma è 100 % in ogni anno del piano, fino all'ultimo decimale: tre parti uguali si
scrivono 33.33, 33.33 e 33.34, oppure si lasciano tutte senza peso. In un piano in punti sommano al
totale dichiarato (weights: {points: 100}) i punti delle aree, o delle parti di cui sono la somma.`,
			EN: `Weights say how much each part of a whole is worth. If their sum is another, at least one of
them is wrong, and which one is known only to whoever wrote the plan: piao does not adjust them by
itself, not by a hundredth. The sum is 100 % in every year of the plan, to the last decimal: three
equal parts are written 33.33, 33.33 and 33.34, or all left without a weight. In a plan in points, those of
the areas, or of the parts whose sum they are, come to the declared total (weights: {points: 100}).`},
		Example: `areas:
  "1": {name: Sviluppo delle imprese, weight: 60 %}
-  "2": {name: Regolazione del mercato, weight: 45 %}
+  "2": {name: Regolazione del mercato, weight: 40 %}
`},
	Run: checkWeightsSum,
}

func checkWeightsSum(p *plan.Plan, report diag.Report) {
	all := provable(p)
	below := belowOf(all)
	for _, f := range append(all, answering(p)...) {
		with, without := f.weighted()
		switch {
		case f.whole.IsZero() || len(with) > 0 && len(without) > 0,
			len(with) == 0 && p.Doubtful.Objectives:
			continue
		case len(with) == 0 && f.points:
			report(diag.Diagnostic{Span: p.Weighing.Total.Text.Span(),
				Message: lang.Say("i pesi %s non ci sono, ma il totale dichiarato è di %s",
					"the weights %s are not there, but the declared total is %s", f.name, f.said(f.whole)),
				Hints: []lang.Message{lang.Say("dare i punti, o togliere il totale: `weights: points`",
					"give the points, or remove the total: `weights: points`")}})
		case len(with) == 0:
			continue
		}
		f.siblings = written(f.siblings, below)
		for _, s := range f.wrongSums(p) {
			d := f.onWeights(s.years[0], lang.Say("i pesi %s sommano%s a %s, non a %s (%s)",
				"the weights %s sum%s to %s, not to %s (%s)", f.name, s.when(), f.said(s.sum), f.said(f.whole), f.offBy(s)))
			d.Hints = append(f.moved(s, all), f.repairs(s)...)
			d.Fixes = f.equalFixes(s)
			if f.points {
				d.Related = append(d.Related, part(p.Weighing.Total.Text.Span(), plan.InPoints))
			}
			report(d)
		}
	}
}

// belowOf finds the families by the weight of what they stand under.
func belowOf(all []family) map[*plan.Weight]family {
	below := map[*plan.Weight]family{}
	for _, f := range all {
		below[f.of] = f
	}
	return below
}

// written lists the siblings with a written weight and, in place of the others, what
// their weights are the sum of.
func written(siblings []sibling, below map[*plan.Weight]family) []sibling {
	var all []sibling
	for _, s := range siblings {
		if s.weight.Derived {
			all = append(all, written(below[s.weight].siblings, below)...)
		} else {
			all = append(all, s)
		}
	}
	return all
}

// yearSum is a sum of weights and the years in which it holds.
type yearSum struct {
	sum   decimal.Decimal
	years []int
	all   bool // these are all years of the plan
}

// wrongSums lists the sums other than the whole, each with its years. Another check
// reports years for which a weight is missing.
func (f family) wrongSums(p *plan.Plan) []yearSum {
	var sums []yearSum
	for _, y := range p.Years {
		sum, ok := sumIn(y.Value, f.siblings)
		if !ok || sum.Equal(f.whole) {
			continue
		}
		if n := len(sums); n == 0 || !sums[n-1].sum.Equal(sum) {
			sums = append(sums, yearSum{sum: sum})
		}
		last := &sums[len(sums)-1]
		last.years = append(last.years, y.Value)
		last.all = len(last.years) == len(p.Years)
	}
	return sums
}

// when says in which years the sum holds, unless it holds in all.
func (s yearSum) when() lang.Message {
	if s.all {
		return lang.Say("", "")
	}
	var list lang.List
	for _, y := range s.years {
		list.Items = append(list.Items, lang.Say("%d", "%d", y))
	}
	return lang.Say(" nel %s", " in %s", list)
}

// offBy says how far a sum is from the whole.
func (f family) offBy(s yearSum) lang.Message {
	if s.sum.GreaterThan(f.whole) {
		return lang.Say("%s di troppo", "%s too much", f.said(s.sum.Sub(f.whole)))
	}
	return lang.Say("%s in meno", "%s short", f.said(f.whole.Sub(s.sum)))
}

// moved says which sibling weighs just what a sum is off by: here where it is too much,
// else in a family that has as much too much, and from where it may have come.
func (f family) moved(s yearSum, all []family) []lang.Message {
	off, year := s.sum.Sub(f.whole), s.years[0]
	if off.IsPositive() {
		all = []family{f}
	}
	for _, g := range all {
		sum, _ := sumIn(year, g.siblings)
		if codes := g.weighing(off.Abs(), year, f.holds); len(codes.Items) > 0 &&
			sum.Sub(g.whole).Equal(off.Abs()) {
			return []lang.Message{lang.Say(
				"la differenza è il peso di %s, tra quelli %s: se è stato spostato o aggiunto, rifare gli altri pesi",
				"the difference is the weight of %s, among those %s: if it was moved or added, redo the other weights",
				codes, g.name)}
		}
	}
	return nil
}

// weighing lists the siblings of some kinds with a weight in a year.
func (f family) weighing(weight decimal.Decimal, year int, kinds []plan.ElementKind) lang.List {
	var codes []string
	for _, s := range f.siblings {
		if !slices.Contains(kinds, s.kind) {
			continue
		}
		if d, ok := s.in(year); ok && d.Equal(weight) {
			codes = append(codes, s.code.Value)
		}
	}
	return lang.AnyOf(codes)
}

// repairs lists the smallest changes that make a sum whole, spelt as files write them:
// one weight that takes the whole difference, or else all in proportion, in points both;
// and equal shares where the weights are nearly equal.
func (f family) repairs(s yearSum) (hints []lang.Message) {
	one, share, ok := f.singleRepair(s)
	if ok {
		hints = append(hints, lang.Say("%s%s a %s", "%s%s at %s", one, s.when(), share.String()+f.sign()))
	}
	if shares := f.inProportion(s); len(shares) > 0 && (f.points && len(shares) > 1 || !ok) {
		hints = append(hints, lang.Say("in proporzione%s: %s", "in proportion%s: %s", s.when(), strings.Join(shares, " / ")))
	}
	if n := len(f.siblings); n > 1 && n <= 100 && f.nearlyEqual(s) {
		hints = append(hints, lang.Say("oppure parti uguali: %s", "or equal shares: %s", strings.Join(equalShares(f.whole, n), " / ")))
	}
	return hints
}

// nearlyEqual reports whether each weight is at most half a point off an equal share,
// in all years, and a hundredth of the whole off any other.
func (f family) nearlyEqual(s yearSum) bool {
	n := decimal.New(int64(len(f.siblings)), 0)
	least, most := f.whole, decimal.Zero
	far := func(sib sibling) bool {
		d, _ := sib.in(s.years[0])
		least, most = decimal.Min(least, d), decimal.Max(most, d)
		return d.Mul(n).Sub(f.whole).Abs().GreaterThan(n.Mul(decimal.New(5, -1))) || !sameIn(s.years, sib.weight)
	}
	return s.all && !slices.ContainsFunc(f.siblings, far) && !most.Sub(least).GreaterThan(f.whole.Shift(-2))
}

// sign ends a weight in a file.
func (f family) sign() string {
	if f.points {
		return ""
	}
	return " %"
}

// equalFixes sets every weight to an equal share. It is empty unless the weights are
// nearly equal and each is one for all years that no alias repeats.
func (f family) equalFixes(s yearSum) []diag.Fix {
	if !f.nearlyEqual(s) || len(f.siblings) > 10000 {
		return nil
	}
	var fixes []diag.Fix
	shares := equalShares(f.whole, len(f.siblings))
	for k, sib := range f.siblings {
		if sib.weight.ByYear != nil || sib.weight.All.Text.Anchored() {
			return nil
		}
		fix := sib.weight.All.Text.Fix(shares[k] + f.sign())
		fix.Kind = diag.Weights
		fixes = append(fixes, fix)
	}
	return fixes
}

// singleRepair is the sibling that may take the whole difference and not change by more
// than half: the one whose new weight has the fewest decimals, then the one that becomes
// like most others, then the heaviest. If all are nearly equal, it is the one that comes
// nearest to the others. Of equals, the later.
func (f family) singleRepair(s yearSum) (code string, share decimal.Decimal, ok bool) {
	var best []decimal.Decimal
	off := s.sum.Sub(f.whole)
	for _, sib := range f.siblings {
		d, _ := sib.in(s.years[0])
		repaired := d.Sub(off)
		half := decimal.Max(d, repaired).Mul(decimal.New(5, -1))
		if !f.changes(s, sib) || !repaired.IsPositive() || len(f.siblings) > 1 && off.Abs().GreaterThan(half) {
			continue
		}
		twins, distance := int64(0), repaired.Sub(d).Abs().Neg()
		for _, other := range f.siblings {
			w, _ := other.in(s.years[0])
			if distance = distance.Add(repaired.Sub(w).Abs()); w.Equal(repaired) {
				twins++
			}
		}
		cost := []decimal.Decimal{decimal.New(int64(len(repaired.Shift(-2).String())), 0), decimal.New(-twins, 0), d.Neg()}
		if f.nearlyEqual(s) {
			cost = slices.Insert(cost, 0, distance)
		}
		if !ok || slices.CompareFunc(cost, best, decimal.Decimal.Cmp) <= 0 {
			best, code, share, ok = cost, sib.code.Value, repaired, true
		}
	}
	return code, share, ok
}

// changes reports whether a weight can be changed in the years of a sum, and them only.
func (f family) changes(s yearSum, sib sibling) bool {
	return (s.all || sib.weight.ByYear != nil) && sameIn(s.years, sib.weight)
}

// inProportion is the weights scaled so that they sum to the whole, with as many decimals
// as it takes, or two: those that lose most are rounded up. It is empty if they cannot
// be changed for these years, or are more than a hundred.
func (f family) inProportion(s yearSum) []string {
	for places := int32(0); len(f.siblings) <= 100; places++ {
		left := f.whole
		var shares, rests []decimal.Decimal
		for _, sib := range f.siblings {
			if !f.changes(s, sib) {
				return nil
			}
			d, _ := sib.in(s.years[0])
			share, rest := d.Mul(f.whole).QuoRem(s.sum, places)
			shares, rests, left = append(shares, share), append(rests, rest), left.Sub(share)
		}
		exact, spelt := left.IsZero(), []string(nil)
		for ; left.IsPositive(); left = left.Sub(decimal.New(1, -places)) {
			most := slices.MaxFunc(rests, decimal.Decimal.Cmp)
			k := slices.IndexFunc(rests, most.Equal)
			shares[k], rests[k] = shares[k].Add(decimal.New(1, -places)), decimal.Zero
		}
		for _, share := range shares {
			spelt = append(spelt, share.String())
		}
		if !slices.ContainsFunc(shares, decimal.Decimal.IsZero) && (exact || places >= max(2, -f.whole.Exponent())) {
			return spelt
		}
	}
	return nil
}

// sameIn reports whether a weight is the same in each of the given years.
func sameIn(years []int, w *plan.Weight) bool {
	first, _ := w.In(years[0])
	for _, y := range years[1:] {
		if share, _ := w.In(y); !share.Equal(first.Decimal) {
			return false
		}
	}
	return true
}

// equalShares is n shares of a whole with two decimals, or with as many as it takes;
// the last ones take the remainder: 33.33 / 33.33 / 33.34.
func equalShares(whole decimal.Decimal, n int) []string {
	count, places := decimal.New(int64(n), 0), max(2, -whole.Exponent())
	for whole.Shift(places).LessThan(count) {
		places++
	}
	shares := make([]string, n)
	for i := range shares {
		units, _ := whole.Shift(places).Add(decimal.New(int64(i), 0)).QuoRem(count, 0)
		shares[i] = units.Shift(-places).String()
	}
	return shares
}

// equalWeights finds weights that say what would hold without them.
var equalWeights = Check{
	Rule: &diag.Rule{Code: "equal-weights", Severity: diag.Info,
		Text: lang.Text{IT: "pesi scritti che sono tutti uguali", EN: "written weights that are all equal"},
		Many: lang.Both("gruppi di pesi tutti uguali", "groups of weights that are all equal"),
		Why: lang.Both(
			`Senza pesi le quote sono già uguali. Scritti, vanno ritoccati tutti quando si aggiunge o si toglie un
elemento; e pesi tutti uguali possono voler dire che nessuno ha deciso che cosa conta di più.`,
			`Without weights shares are equal anyway. Written ones must all be changed whenever an element comes or
goes; and weights that are all equal may mean that nobody decided what counts most.`),
		Example: indicatorOnTime + `        type: qualità
        unit: "%"
-        weight: 50 %
+        weight: 70 %
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
      A_2:
        name: Pratiche presentate
        type: volume
        unit: N.
-        weight: 50 %
+        weight: 30 %
        formula: N_Pratiche
        targets: {2023: ">= 500", 2024: ">= 520"}
`},
	Run: checkEqualWeights,
}

func checkEqualWeights(p *plan.Plan, report diag.Report) {
	year, all := firstYear(p), provable(p)
	below := belowOf(all)
	for _, f := range all {
		if len(f.siblings) < 2 || !f.allEqual(p) || f.points && f.matters(below) {
			continue
		}
		weight, _ := f.siblings[0].in(year)
		report(f.onWeights(year, lang.Say("i pesi %s sono tutti %s, come sarebbero senza scriverli",
			"the weights %s are all %s, as they would be unwritten", f.name, f.said(weight)),
			lang.Say("si possono togliere: senza pesi le quote sono uguali",
				"they can be removed: without weights shares are equal")))
	}
}

// matters reports whether equal points say something: what stands above has their sum,
// or there are others below, whose sums would take their place.
func (f family) matters(below map[*plan.Weight]family) bool {
	return !f.whole.IsZero() || f.of != nil && f.of.Derived || slices.ContainsFunc(f.siblings, func(s sibling) bool {
		return slices.ContainsFunc(below[s.weight].siblings, func(s sibling) bool { return s.weight.Given })
	})
}

// allEqual reports whether all siblings have the same weight, in every year.
func (f family) allEqual(p *plan.Plan) bool {
	for _, y := range p.Years {
		first, _ := f.siblings[0].in(y.Value)
		for _, s := range f.siblings {
			if weight, ok := s.in(y.Value); !ok || !weight.Equal(first) {
				return false
			}
		}
	}
	return true
}
