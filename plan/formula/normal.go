package formula

import (
	"slices"
	"strconv"
	"strings"
)

// Renamed is a formula whose measures have the codes that now gives them. The
// tree of an old formula is left as it is; the places are those of its text.
func Renamed(e Expr, now func(code string) string) Expr {
	switch e := e.(type) {
	case *Measure:
		m := *e
		m.Code = now(e.Code)
		return &m
	case *Unary:
		return &Unary{e.Span, Renamed(e.X, now)}
	case *Binary:
		first, links := e.chain(make([]*Binary, 0, 8))
		x := Renamed(first, now)
		for _, link := range links {
			x = &Binary{link.Span, link.Op, x, Renamed(link.Y, now)}
		}
		return x
	case *Call:
		c := *e
		c.Args = make([]Expr, len(e.Args))
		for i, arg := range e.Args {
			c.Args[i] = Renamed(arg, now)
		}
		return &c
	}
	return e
}

// Same says that two formulas are the same but for the order of what is added,
// multiplied or given to a function, for brackets that change nothing and for the
// spelling of numbers: whatever the measures, they have the same value or both
// have none. It proves no more than that: of `A * B + A` and `A * (B + 1)` it
// says no.
func Same(a, b Expr) bool { return normal(a) == normal(b) }

// operand is one of those that a sum or a product joins, or undoes: subtracts,
// divides by.
type operand struct {
	Expr
	undone bool
}

// operands are what a formula joins on one level, brackets taken away where they
// change nothing: `a - (b - c)` is a, -b, c, but `a / (b / c)` is a, /(b / c),
// because it has no value where c is zero. Of anything else it is the one operand.
func operands(e Expr, level int) []operand { return appendOperands(nil, e, level, false) }

func appendOperands(all []operand, e Expr, level int, undone bool) []operand {
	if u, ok := e.(*Unary); ok && level == 1 {
		return appendOperands(all, u.X, level, !undone)
	}
	b, ok := e.(*Binary)
	if !ok || levels[b.Op] != level || level > 1 && undone && hasQuotient(b) {
		return append(all, operand{e, undone})
	}
	first, links := b.chain(make([]*Binary, 0, 8))
	all = appendOperands(all, first, level, undone)
	for _, link := range links {
		all = appendOperands(all, link.Y, level, undone != undoes[link.Op])
	}
	return all
}

// hasQuotient says that a product divides, however deep in the products it joins.
func hasQuotient(b *Binary) bool {
	first, links := b.chain(make([]*Binary, 0, 8))
	inside := func(e Expr) bool {
		x, ok := e.(*Binary)
		return ok && levels[x.Op] == levels['*'] && hasQuotient(x)
	}
	return inside(first) || slices.ContainsFunc(links, func(l *Binary) bool { return l.Op == '/' || inside(l.Y) })
}

// inAnyOrder are the functions to which the order of their arguments is nothing.
var inAnyOrder = []string{"min", "max", "sum", "avg"}

// normal is the text of a formula in which everything whose order does not matter
// is sorted.
func normal(e Expr) string {
	switch e := e.(type) {
	case *Number:
		return e.Value.RatString()
	case *Unary:
		return joined("+", operands(e, 1))
	case *Binary:
		return joined(string("?+*"[levels[e.Op]]), operands(e, levels[e.Op]))
	case *Call:
		args := normals(e.Args)
		if slices.Contains(inAnyOrder, e.Function.Name) {
			slices.Sort(args)
		}
		return e.Function.Name + strconv.Itoa(e.Digits) + "(" + strings.Join(args, ",") + ")"
	}
	return e.String()
}

func normals(all []Expr) []string {
	texts := make([]string, len(all))
	for i, e := range all {
		texts[i] = normal(e)
	}
	return texts
}

func joined(by string, all []operand) string {
	if len(all) == 1 && !all[0].undone {
		return all[0].normal()
	}
	texts := make([]string, len(all))
	for i, o := range all {
		texts[i] = o.normal()
	}
	slices.Sort(texts)
	return by + "(" + strings.Join(texts, ",") + ")"
}

// normal tells an operand from one that is undone.
func (o operand) normal() string {
	if o.undone {
		return "~" + normal(o.Expr)
	}
	return normal(o.Expr)
}
