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
	t := &Table{
		Columns: []Column{
			{Name: "indicator", Header: lang.Both("Indicatore", "Indicator"), Min: 20},
			{Name: "weight", Header: lang.Both("Peso %", "Weight %"), Align: Decimal},
			{Name: "target", Header: lang.Same("Target"), Align: Decimal},
			{Name: "value", Header: lang.Both("Valore", "Value"), Align: Decimal},
			{Name: "points", Header: lang.Both("Punti %", "Points %"), Align: Decimal},
			{Name: "status", Header: lang.Both("Esito", "Outcome")},
		},
		Rows: []Row{
			group("Area 1 · Innovazione e semplificazione a favore delle imprese del territorio", 0),
			group("OS_1.2InnovazProces · Innovare i processi interni e i servizi alle imprese (peso 16,66 %)", 0),
			indicator("A3.1_02 Imprese che usano i servizi digitali", "0.5", target(">= ", "20", "%"),
				Percent(rat("0.2178786074")), rat("0.0277666667"), outcome("raggiunto", "met", Green)),
			indicator("DFP 1.3 Percentuale di dipendenti in lavoro agile sul totale", "0.34", target(">= ", "90", "%"),
				Percent(rat("0.999999")), rat("0.019"), outcome("raggiunto in parte", "partly met", Yellow)),
			indicator("IS_01.01_IndagPeople Benessere organizzativo", "0.16", Text("4 .. 5"),
				Figure(rat("3.9"), 1, ""), rat("0"), outcome("non raggiunto", "missed", Red)),
			group("OS_2.1 · Pagamenti", 0),
			indicator("ITP Indice di tempestività dei pagamenti", "0.6", target("<= ", "-10", "gg"),
				Figure(rat("-8"), 0, "gg"), rat("0.0553"), outcome("raggiunto in parte", "partly met", Yellow)),
			indicator("EC_27.PatrNettoConsolidatoDelTerritorioDellaToscana", "0.3", target(">= ", "1000000", "€"),
				Figure(rat("1234567.5"), 2, "€"), rat("0.03"), outcome("raggiunto", "met", Green)),
			indicator("N_X", "0.1", target(">= ", "20", "%"),
				Cell{}, nil, outcome("manca: N_ImprAtt 2023", "missing: N_ImprAtt 2023", Yellow)),
			{Kind: Total, Cells: []Cell{Words(lang.Both("Totale", "Total"), "total"),
				PercentBare(rat("1")), Text(""), Text(""), PercentBare(rat("0.8742")), Text("")}},
		},
	}
	return &Document{
		Blocks: Ready([]Block{
			Title(lang.Both("Camera di commercio della Toscana Nord-Ovest", "Chamber of commerce of Tuscany")),
			Paragraph{Text: lang.Both("87,40 % sull'82,50 % del peso.", "87.40 % of 82.50 % of the weight.")},
			Chapter(lang.Both("Indicatori", "Indicators")),
			t,
			Paragraph{Text: lang.Both("Manca una misura: N_ImprAtt.", "One is missing: N_ImprAtt."), Style: Dim},
		}),
		Data: Ready(t),
	}
}

func indicator(name, weight string, target, value Cell, points *big.Rat, outcome Cell) Row {
	n := Text(name)
	n.Indent = 2
	return plain(n, PercentBare(rat(weight)), target, value, PercentBare(points), outcome)
}

func target(sign, number, unit string) Cell {
	return Words(Rounded{sign, lang.Number(number), lang.Same(unit)}, sign+number+" "+unit)
}

func outcome(it, en string, s Style) Cell {
	c := Words(lang.Both(it, en), en)
	c.Style = s
	return c
}
