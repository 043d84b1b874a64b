package document

import (
	"math/big"

	"piao/plan/lang"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func plain(cells ...Cell) Row { return Row{Cells: cells} }

func group(title string, indent int) Row {
	c := Text(title)
	c.Indent = indent
	return Row{Kind: Group, Cells: []Cell{c}}
}

// sample is an evaluation as evaluate prints it.
func sample() *Document {
	outcome := func(it, en string, s Style) Cell {
		c := Words(lang.Text{IT: it, EN: en}, en)
		c.Style = s
		return c
	}
	met, missed := outcome("raggiunto", "met", Green), outcome("non raggiunto", "missed", Red)
	partly := outcome("raggiunto in parte", "partly met", Yellow)
	missing := outcome("manca: N_ImprAtt 2023", "missing: N_ImprAtt 2023", Yellow)
	target := func(sign, number, unit string) Cell {
		return Words(Rounded{sign, lang.Number(number), lang.Same(unit)}, sign+number+" "+unit)
	}
	row := func(name, weight string, target, value Cell, score, points *big.Rat, o Cell) Row {
		n := Text(name)
		n.Indent = 2
		return plain(n, PercentBare(rat(weight)), target, value, PercentBare(score), PercentBare(points), o)
	}
	t := &Table{
		Caption: lang.Text{},
		Columns: []Column{
			{Name: "indicator", Header: lang.Text{IT: "Indicatore", EN: "Indicator"}, Min: 20},
			{Name: "weight", Header: lang.Text{IT: "Peso %", EN: "Weight %"}, Align: Decimal},
			{Name: "target", Header: lang.Same("Target"), Align: Decimal},
			{Name: "value", Header: lang.Text{IT: "Valore", EN: "Value"}, Align: Decimal},
			{Name: "achievement", Header: lang.Text{IT: "Ragg. %", EN: "Achieved %"}, Align: Decimal},
			{Name: "points", Header: lang.Text{IT: "Punti %", EN: "Points %"}, Align: Decimal},
			{Name: "status", Header: lang.Text{IT: "Esito", EN: "Outcome"}},
		},
		Rows: []Row{
			group("Area 1 · Innovazione e semplificazione a favore delle imprese del territorio", 0),
			group("OS_1.2InnovazProces · Innovare i processi interni e i servizi digitali offerti alle imprese, anche in attuazione del PNRR (peso 16,66 %)", 0),
			row("A3.1_02 Imprese che usano i servizi digitali", "0.5", target(">= ", "20", "%"), Percent(rat("0.2178786074")), rat("1"), rat("0.0277666667"), met),
			row("DFP 1.3 Percentuale di dipendenti in lavoro agile sul totale dei dipendenti in servizio", "0.34", target(">= ", "90", "%"), Percent(rat("0.8999996")), rat("0.999999"), rat("0.019"), partly),
			row("IS_01.01_IndagPeople Benessere organizzativo", "0.16", Text("4 .. 5"), Figure(rat("3.9"), 1, ""), rat("0"), rat("0"), missed),
			group("OS_2.1 · Pagamenti", 0),
			row("ITP Indice di tempestività dei pagamenti", "0.6", target("<= ", "-10", "gg"), Figure(rat("-8"), 0, "gg"), rat("0.553"), rat("0.0553"), partly),
			row("EC_27.PatrNettoConsolidatoDelTerritorioDellaToscanaNordOvest", "0.3", target(">= ", "1000000", "€"), Figure(rat("1234567.5"), 2, "€"), rat("1"), rat("0.03"), met),
			row("N_X", "0.1", target(">= ", "20", "%"), Cell{}, nil, nil, missing),
			{Kind: Total, Cells: []Cell{Words(lang.Text{IT: "Totale", EN: "Total"}, "total"), PercentBare(rat("1")), Text(""), Text(""), Text(""), PercentBare(rat("0.8742")), Text("")}},
		},
	}
	return &Document{
		Blocks: Ready([]Block{
			Heading{1, lang.Text{IT: "Camera di commercio della Toscana Nord-Ovest — valutazione 2023", EN: "Chamber of commerce of Tuscany North-West — evaluation 2023"}},
			Paragraph{Text: lang.Text{IT: "87,40 % sull'82,50 % del peso (tra 72,10 % e 89,60 %).", EN: "87.40 % of 82.50 % of the weight (between 72.10 % and 89.60 %)."}},
			Heading{2, lang.Text{IT: "Indicatori", EN: "Indicators"}},
			t,
			Paragraph{Text: lang.Text{IT: "Manca una misura: N_ImprAtt del 2023.", EN: "One measure is missing: N_ImprAtt of 2023."}, Style: Dim},
		}),
		Data: Ready(t),
		JSON: Ready[any](map[string]any{"format": "piao-evaluation/1", "a": "<&>"}),
	}
}
