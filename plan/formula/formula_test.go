package formula

import (
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"piao/plan/lang"
)

// parsed reads a formula that is right.
func parsed(t testing.TB, text string) Expr {
	t.Helper()
	e, err := Parse(text, nil, nil)
	if err != nil {
		t.Fatalf("%.200s: %v %s", text, err.Span, err.Message.In(lang.EN))
	}
	return e
}

// The canonical spelling has spaces around operators, no more parentheses and
// brackets than it takes, and the same tree.
func TestString(t *testing.T) {
	tests := []struct{ text, want string }{
		{" ( A + B ) * C ", "(A + B) * C"},
		{"((A)) + (B * C)", "A + B * C"},
		{"A - (B - C)", "A - (B - C)"},
		{"A / (B * C)", "A / (B * C)"},
		{"-(A + B)", "-(A + B)"},
		{"(-A) * B", "-A * B"},
		{"A * (-B)", "A * -B"},
		{"A - -B", "A - -B"},
		{"- - A", "--A"},
		{"A − B", "A - B"},
		{"[A_1] + [ n-1 ]", "A_1 + [n-1]"},
		{"[min](n-1)", ""},
		{"min (A,B )", "min(A, B)"},
		{"min(1,5)", "min(1, 5)"},
		{"max((A), -(B))", "max(A, -B)"},
		{"round(A / B, 2)", "round(A / B, 2)"},
		{"round(A,02)", "round(A, 2)"},
		{"cumulative( [Dip-Form] )", "cumulative([Dip-Form])"},
		{"A [ N − 2 ]", "A[n-2]"},
		{"[A B][n-99]", "[A B][n-99]"},
		{"20%+007.50 %", "20 % + 007.50 %"},
		{"A\u00a0/\u2003B\u3000", "A / B"},
		{"[A.1] - A.", "A.1 - A."},
		{"[1A]", "[1A]"},
	}
	for _, test := range tests {
		if test.want == "" {
			if _, err := Parse(test.text, nil, nil); err == nil {
				t.Errorf("%s: no error", test.text)
			}
			continue
		}
		if got := parsed(t, test.text).String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

// Every node knows its text, without the parentheses around it.
func TestSpans(t *testing.T) {
	text := "(A + -[B C] [n-1]) / round( cumulative(D) , 2 ) - 20 % "
	var got []string
	everyNode(parsed(t, text), func(e Expr) {
		at := e.Where()
		got = append(got, text[at.Start:at.End])
		if m, ok := e.(*Measure); ok {
			got = append(got, "code "+text[m.CodeAt.Start:m.CodeAt.End])
		}
	})
	want := []string{"(A + -[B C] [n-1]) / round( cumulative(D) , 2 ) - 20 %",
		"(A + -[B C] [n-1]) / round( cumulative(D) , 2 )",
		"A + -[B C] [n-1]", "A", "code A", "-[B C] [n-1]", "[B C] [n-1]", "code [B C]",
		"round( cumulative(D) , 2 )", "cumulative(D)", "code D", "20 %"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func everyNode(e Expr, visit func(Expr)) {
	visit(e)
	switch e := e.(type) {
	case *Unary:
		everyNode(e.X, visit)
	case *Binary:
		everyNode(e.X, visit)
		everyNode(e.Y, visit)
	case *Call:
		for _, arg := range e.Args {
			everyNode(arg, visit)
		}
	}
}

func TestMeasures(t *testing.T) {
	var got []string
	for _, m := range Measures(parsed(t, "(A - 2 * B + min(C, A)) / -cumulative(D) * A[n-1]")) {
		got = append(got, m.String())
	}
	want := []string{"A", "B", "C", "A", "cumulative(D)", "A[n-1]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// codes is every measure of the source plan.
var codes = []string{"N_Impr_A3.1.2", "N_ImprAtt", "ProvStrut", "OnStrut", "M_TavoloInfra", "MS_2.2Analisieconomi", "N_self-ass_PID",
	"N_eventi-inf_PID", "N_Part-eventi_PID", "N_Imprese_Dig4.0", "BilCons_IE", "C_D", "DirAnn", "M:RASLImprIscr", "T_medi_C1.1.1",
	"N_Imprese_CD", "N_Strumenti_dig", "MSN_03.02AttivRegMer", "MSD_3.2AttivRegMerc", "MS_MediazConcilN", "MS_MediazConcilD",
	"MS_CrisiImpresaN", "MS_CrisimpresaD", "N_Imprese_supp_Int", "N_Incontri_Int", "N_Imprese_Exp", "MS_ProtocIntesa", "Dip-Form",
	"Unit_Stab", "N_Dir", "MS_01.01_RisIndPeopl", "MS_01.01_RisInPeoN-1", "Patrimonio netto", "Immob", "M_KWh_Num", "M_KWh_Den",
	"ProvCorrDirAnnDirSegr", "ProvCorrSval", "GG_B3.2_FattPass", "N_B3.2_FattPass", "MS_%ParetoTNO", "MS_DAParetoD", "Indice_Trasp",
	"M_NCustomUtenza", "M_DCustomUtenza", "MS_TotemN", "MS_TotemD",
	"DFP 1.3", "IS_MediazConcilN-1", "Bilancio soft skill personale TNO", "dipendenti non dirigenti a tempo indeterminato I semestre 23"}

// Every code reads in brackets, and bare unless it is refused for its brackets.
func TestCodes(t *testing.T) {
	known := func(code string) bool { return slices.Contains(codes, code) }
	for _, code := range codes {
		e, err := Parse("1 - ["+code+"][n-1] / 2", known, dashed(codes))
		if err != nil {
			t.Errorf("[%s]: %s", code, err.Message.In(lang.EN))
		} else if got := Measures(e)[0].Code; got != code {
			t.Errorf("[%s]: got %s", code, got)
		}
		_, err = Parse("1 - "+code+" / 2", known, dashed(codes))
		if bare := spelling(code) == code; bare != (err == nil) {
			t.Errorf("%s: got error %v, want one: %v", code, err, !bare)
		} else if err != nil && !hintsAt(err, "["+code+"]") {
			t.Errorf("%s: no hint of [%s] in %s", code, code, err.Message.In(lang.EN))
		}
	}
}

func hintsAt(err *Error, text string) bool {
	return slices.ContainsFunc(err.Hints, func(m lang.Message) bool { return strings.Contains(m.In(lang.IT), text) })
}

// A code that ends with a minus sign does not make a subtraction of its word.
func TestDashAtEnd(t *testing.T) {
	known := []string{"A", "B", "A-", "-B", "B-C-"}
	in := func(code string) bool { return slices.Contains(known, code) }
	if e, err := Parse("A-B-C", in, dashed(known)); err != nil || e.String() != "A - B - C" {
		t.Errorf("got %v, %v", e, err)
	}
}

// What String writes, Parse reads back.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		e := randomExpr(r, 5)
		text := e.String()
		if back := parsed(t, text); !equal(e, back) {
			t.Fatalf("%s reads back as %s", text, back)
		}
	}
}

func randomExpr(r *rand.Rand, depth int) Expr {
	switch kind := r.IntN(10); {
	case depth == 0 || kind < 2:
		return randomMeasure(r)
	case kind == 2:
		return randomNumber(r)
	case kind == 3:
		return &Unary{X: randomExpr(r, depth-1)}
	case kind == 4:
		return randomCall(r, depth)
	}
	return &Binary{Op: "+-*/"[r.IntN(4)], X: randomExpr(r, depth-1), Y: randomExpr(r, depth-1)}
}

func randomNumber(r *rand.Rand) *Number {
	n := &Number{Text: strconv.Itoa(1 + r.IntN(3000)), Percent: r.IntN(3) == 0}
	if r.IntN(2) == 0 {
		n.Text += "." + strconv.Itoa(r.IntN(100))
	}
	n.Value, _ = new(big.Rat).SetString(n.Text)
	if n.Percent {
		n.Value.Quo(n.Value, big.NewRat(100, 1))
	}
	return n
}

func randomMeasure(r *rand.Rand) *Measure {
	m := &Measure{Code: [...]string{"A", "n", "min", "_x.1", "Dip-Form", "DFP 1.3", "n-1", "M:è %", "2"}[r.IntN(9)]}
	switch r.IntN(5) {
	case 4:
		m.Fixed = 1000 + r.IntN(9000)
	case 0:
		m.Back = 1 + r.IntN(99)
	case 1:
		m.Cumulative = true
	}
	return m
}

func randomCall(r *rand.Rand, depth int) *Call {
	c := &Call{Function: &Functions[r.IntN(len(Functions)-1)]}
	count := 1
	if c.Function.Max == 0 {
		count += r.IntN(4)
	}
	for range count {
		c.Args = append(c.Args, randomExpr(r, depth-1))
	}
	if c.Function.digits {
		c.Digits = r.IntN(maxDigits + 1)
	}
	return c
}

// equal says that two trees are the same but for their places.
func equal(a, b Expr) bool {
	switch a := a.(type) {
	case *Number:
		b, ok := b.(*Number)
		return ok && a.Text == b.Text && a.Percent == b.Percent && a.Value.Cmp(b.Value) == 0
	case *Measure:
		b, ok := b.(*Measure)
		return ok && a.Code == b.Code && a.Back == b.Back && a.Fixed == b.Fixed && a.Cumulative == b.Cumulative
	case *Unary:
		b, ok := b.(*Unary)
		return ok && equal(a.X, b.X)
	case *Binary:
		b, ok := b.(*Binary)
		return ok && a.Op == b.Op && equal(a.X, b.X) && equal(a.Y, b.Y)
	case *Call:
		b, ok := b.(*Call)
		return ok && a.Function == b.Function && a.Digits == b.Digits && slices.EqualFunc(a.Args, b.Args, equal)
	}
	return false
}

// Nesting, codes and numbers are bounded, length is not. What is just inside a bound is read.
func TestDepth(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("-", 200) + "A",
		strings.Repeat("(", 200) + "A" + strings.Repeat(")", 200),
		strings.Repeat("abs(", 200) + "A" + strings.Repeat(")", 200),
		strings.Repeat("(A + ", 200) + "A" + strings.Repeat(")", 200),
		strings.Repeat("-(", 100) + "A" + strings.Repeat(")", 100),
		strings.Repeat("(((-A))) + ", 1000) + "A",
		strings.Repeat("A", 200) + " / [" + strings.Repeat("à", 200) + "]",
		"1" + strings.Repeat("0", 20) + "." + strings.Repeat("0", 18) + "1 * round(A, 20)",
	} {
		e := parsed(t, text)
		if back := parsed(t, e.String()); !equal(e, back) {
			t.Errorf("%.50s: reads back as %.50s", text, back)
		}
	}
}

// Both wordings of a function, and what spreadsheets call it, are its own.
func TestFunctions(t *testing.T) {
	names := map[string]bool{}
	for _, f := range Functions {
		if f.Doc.IT == "" || f.Doc.EN == "" || !strings.HasPrefix(f.Usage, f.Name+"(") {
			t.Errorf("%s: %+v", f.Name, f)
		}
		for _, name := range append([]string{strings.ToUpper(f.Name)}, f.Also...) {
			if names[name] || name != strings.ToUpper(name) {
				t.Errorf("%s: %s is taken or not in upper case", f.Name, name)
			}
			names[name] = true
		}
	}
	if !reflect.DeepEqual(functionNames(), []string{"min", "max", "sum", "avg", "abs", "round", "cumulative"}) {
		t.Errorf("got %v", functionNames())
	}
}

// Renaming every measure and back again changes nothing.
func TestRenamed(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		e := randomExpr(r, 4)
		there := Renamed(e, func(code string) string { return code + "_new" })
		back := Renamed(there, func(code string) string { return strings.TrimSuffix(code, "_new") })
		if !equal(e, back) || len(Measures(e)) > 0 && there.String() == e.String() {
			t.Fatalf("%s, %s, %s", e, there, back)
		}
	}
}
