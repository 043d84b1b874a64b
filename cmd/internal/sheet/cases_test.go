package sheet

import (
	"fmt"
	"strings"
	"testing"

	"piao/cmd/internal/sheet/spelling"
	"piao/evaluate"
	"piao/plan"
	"piao/plan/lang"
)

// casesPlan has measures of all kinds, and codes that spreadsheets make numbers.
func casesPlan(t testing.TB) *plan.Plan {
	t.Helper()
	return planWith(t, "  A: {name: a, unit: N.}\n  B: {name: b, unit: €}\n  Q: {name: q, unit: \"%\"}\n  S: {name: s, unit: yes/no}\n"+
		"  D: {name: d, unit: date}\n  \"3.1\": {name: e, unit: N.}\n  \"3.10\": {name: f, unit: N.}\n  \"011\": {name: g, unit: N.}\n  \"5\": {name: i, unit: N.}\n  Città: {name: h, unit: N.}\n",
		"A + B + [3.1] + [3.10] + [011] + [5] + [Città]")
}

// decided is what import does with every row of a file, or why it reads none.
func decided(t *testing.T, p *plan.Plan, name, text string, a Asked) string {
	t.Helper()
	read, _, wrong := Read(name, []byte(text), a)
	if !wrong.IsZero() {
		return wrong.Message.In(lang.EN)
	}
	var all []string
	in := Decide(p, &evaluate.Measurements{}, read, spelling.Locale{})
	for _, item := range in.Items {
		said := item.New.Value + item.New.Missing
		if item.New.Source != "" {
			said += " (" + item.New.Source + ")"
		}
		if item.Action == Refuse {
			said, _, _ = strings.Cut(item.Reason.In(lang.EN), ":")
		}
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", item.At.Cell(), item.Action, item.Code, said)))
	}
	for _, at := range in.Uncoded {
		all = append(all, at.Cell()+" uncoded")
	}
	return strings.Join(all, "; ")
}

const (
	longer    = "the row has %d cells, the header %d"
	oneNumber = "this cell and the next one may be a single number, with a comma"
	several   = "the cell holds the number 3.1, which may stand for several codes"
	unclosed  = "a.csv, cell C2: the quotes that open here are never closed"
)

// Tables as spreadsheets, other programs and people leave them. Each row is read as
// it stands, or refused, or named as not read; none is read as something else.
func TestCasesCSV(t *testing.T) {
	p := casesPlan(t)
	longer := func(row, header int) string { return fmt.Sprintf(longer, row, header) }
	for text, want := range map[string]string{
		// a comma that is decimal between commas that divide
		"code,value,note\nA,1,5,\nB,2,75,\n":                         "B2 refuse A " + longer(4, 3) + "; B3 refuse B " + longer(4, 3),
		"code,value,source\nA,1,5,\n":                                "B2 refuse A " + longer(4, 3),
		"code,value,source\nA,1,5\nB,2,75\n":                         "B2 refuse A " + oneNumber + "; B3 refuse B " + oneNumber,
		"code,value,note\nA,1,5\n":                                   "B2 refuse A " + oneNumber,
		"code,value,note\nB,1,5 €\n":                                 "B2 refuse B " + oneNumber,
		"code,value,note\nB,1,234.50\n":                              "B2 refuse B " + oneNumber,
		"code,value,note\nA,1,234,\n":                                "B2 refuse A " + longer(4, 3),
		"code,value,note\nA,1,5, \n":                                 "B2 refuse A " + longer(4, 3),
		"code,measure,value,note\nA,anno,2022,7,\n":                  "C2 refuse A " + longer(5, 4),
		"code,measure,unit,value,note,office\nA,Pratiche,N.,1,5,,\n": "D2 refuse A " + longer(7, 6),
		"code,value,note\nA,5,ok\nB,1,5,\n":                          "B2 add A 5; B3 refuse B " + longer(4, 3),
		"code,value\nA,1,\nB,2,\n":                                   "B2 add A 1; B3 add B 2",
		"code,value\nA,1,,,\n":                                       "B2 add A 1",
		"code;value\nA;2;4\n":                                        "B2 refuse A " + longer(3, 2),
		"Piano\ncode;value\nA;2;4\n":                                 "B3 refuse A " + longer(3, 2),
		"code;value\nA;;4\n":                                         "B2 refuse A " + longer(3, 2),
		"code;value;\nA;2;nota\n":                                    "B2 add A 2",
		"code;value\nA;2; \n":                                        "B2 add A 2",
		"code;value\nZ;2;4\n":                                        "A2 unknown Z",
		"code;value\nnota;;4\n":                                      "A2 unknown nota",
		"code;value\nnota;;\n":                                       "B2 unread nota",
		"code;value;note\nA;1;5\n":                                   "B2 add A 1",
		"code,value,note\nA,1,5 uffici\n":                            "B2 add A 1",
		"code,value,note\nA,1.5,4\n":                                 "B2 add A 1.5",
		"code,value\n\"A\",\"1,5\"\n":                                "B2 add A 1.5",
		"code,2022,value\nA,4,5\n":                                   "C2 add A 5",
		// quotes
		"code;value;source\nA;5;\"registro \\\"nuovo\\\"\"\nB;6;x\n": unclosed,
		"code;value;source\nA;5;\"registro\nB;6;\"altro\nQ;20 %;x\n": unclosed,
		"code;value;source\nA;5;\"registro\nB;6;x\"\nQ;20 %;x\n":     "B2 refuse A in quotes, this row holds that of B, too; B3 add Q 20 % (x)",
		"note;code;value\n\"registro\nx;B;6\";;\nx;A;5\n":            "C3 add A 5; C2 uncoded",
		"code;note;value\nA;\"registro\nB;x\";6\n":                   "C2 refuse A in quotes, this row holds that of B, too",
		"code;value;source\nA;5;\"registro;\nserie B; nuovo\"\n":     "B2 add A 5 (registro; serie B; nuovo)",
		// the wrong delimiter, on some rows or on all
		"code;value\nA,5\nB;6\n":                                                              "B2 unread A,5; B3 add B 6",
		"code,value\nA\t5\nB,6\n":                                                             "B2 unread A 5; B3 add B 6",
		"measure;code;value\nPratiche,A,5\n;B;6\n":                                            "C3 add B 6; C2 uncoded",
		"code;value\nCitt&agrave;;5\n":                                                        "A2 unknown Citt&agrave",
		"code;measure;note;value\nA;x;['112', '345'];5\nB;y;['765', '766'];7\n":               "D2 add A 5; D3 add B 7",
		"code,measure,value\nA,\"O&#039;Connor; Rossi; Bianchi\",5\nB,x;y;z,7\nQ,a;b;c,3 %\n": "C2 add A 5; C3 add B 7; C4 add Q 3 %",
		"code|note|value\nA|a;b|5\nB|c;d|6\n":                                                 "C2 add A 5; C3 add B 6",
		"Titolo: piano 2023, ente; prova\ncode,value\nA,5\n":                                  "B3 add A 5",
		"code\tvalue\nA\t1.234,50\nB\t2,5\n":                                                  "B2 add A 1234.50; B3 add B 2.5",
		"\"sep=;\"\r\ncode;value\r\nA;5\r\n":                                                  "B3 add A 5",
		"SEP=;\ncode;value\nA;5\n":                                                            "B3 add A 5",
		"sep=;;;\ncode;value;\nA;5;\n":                                                        "B3 add A 5",
		"sep=\t\ncode\tvalue\nA\t5\n":                                                         "B2 add A 5",
		// encodings
		"\xff\xfe" + utf16le("sep=;\r\ncode;value\r\nA;5\r\n"): "B2 add A 5",
		utf16le("code;value\r\nA;5\r\n"):                       "a.csv is neither CSV text nor an .xlsx file",
		"code;value\nCitt\xe0;5\n":                             "B2 add Città 5",
		// headers respelt, rows without a value
		"code;value;missing because\nA;5\nB;;sede chiusa\nQ\n": "B2 add A 5; C3 add B sede chiusa; B4 unread Q",
		"codice;valore;manca perche\nA;;sede chiusa\n":         "C2 add A sede chiusa",
		"codice;valore;manca perche'\nA;;sede chiusa\n":        "C2 add A sede chiusa",
		"CODICE:;Valore*;MANCA_PERCHÉ?\nA;;sede chiusa\n":      "C2 add A sede chiusa",
		"code;value\nA;\nB; \n":                                "B2 unread A; B3 unread B",
		// codes that may have been made numbers
		"code;value\n3.1;5\n":              "A2 refuse 3.1 " + several,
		"code;value\n3.1;5\n3.10;6\n":      "B2 add 3.1 5; B3 add 3.10 6",
		"code;value\n3.1;5\n011;6\n":       "B2 add 3.1 5; B3 add 011 6",
		"code;value\n=\"3.1\";5\n":         "B2 add 3.1 5",
		"code;value\n\"=\"\"3.1\"\"\";5\n": "B2 add 3.1 5",
		"code;value\n3,1;5\n11;6\n":        "A2 unknown 3,1; A3 unknown 11",
		// dates
		"code;value\nD;30/06/2023 00:00\n":          "B2 add D 2023-06-30",
		"code;value\nD;30/06/2023 22.15.30\n":       "B2 add D 2023-06-30",
		"code;value\nD;2023-06-30T00:00:00+00:00\n": "B2 add D 2023-06-30",
		"code;value\nD;2023-06-29T22:00:00Z\n":      "B2 refuse D “2023-06-29T22",
		"code;value\nD;6/30/2023 12:00:00 AM\n":     "B2 add D 2023-06-30",
		"code;value\nD;20230630\n":                  "B2 add D 2023-06-30",
		"code;value\nD;30/06/2023 a mezzogiorno\n":  "B2 refuse D “30/06/2023 a mezzogiorno” is not a date (year-month-day, 2023-06-30)",
	} {
		if got := decided(t, p, "a.csv", text, Asked{}); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	if got := decided(t, p, "a.csv", "code,value,target\nA,1,5\n", Asked{Delimiter: ','}); got != "B2 add A 1" {
		t.Errorf("commas that people say divide cells: got %s", got)
	}
	if got := decided(t, p, "a.csv", "A;2022;2023\nA;4;5\n", Asked{Code: "A", Value: "2023"}); got != "C2 add A 5" {
		t.Errorf("a header that is a code: got %s", got)
	}
	if got := decided(t, p, "a.csv", "A;2022;2023\nA;4;5\n", Asked{Code: "A", Value: "C"}); got != "C1 refuse A A has two rows that do not say the same; C2 refuse A A has two rows that do not say the same" {
		t.Errorf("a first row that names the columns: got %s", got)
	}
}

// Cells as spreadsheets and other programs write them, below the headers code and
// value.
func TestCasesXLSX(t *testing.T) {
	p := casesPlan(t)
	const head = `<row r="1"><c r="A1" t="str"><v>code</v></c><c r="B1" t="str"><v>value</v></c></row>`
	row := func(code, value string) string {
		return head + `<row r="2"><c r="A2" t="str"><v>` + code + `</v></c>` + value + `</row>`
	}
	const sst = `<sst ` + space + `><si><t>code</t></si><si><t>value</t></si><si><t>A</t></si></sst>`
	shared := `<row r="1"><c r="A1" t="s"><v> 0 </v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>5</v></c><c r="C2" t="s"><v>99</v></c></row>`
	utf16 := map[string]string{"xl/worksheets/sheet1.xml": "\xff\xfe" + utf16le(`<?xml version="1.0" encoding="UTF-16"?><worksheet `+space+`><sheetData>`+row("Città", `<c r="B2"><v>5</v></c>`)+`</sheetData></worksheet>`)}
	uncomputed := map[string]string{"xl/workbook.xml": `<workbook ` + space + `><sheets><sheet name="A" sheetId="1" r:id="one"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`}
	const five, formula, uncalculated = `<c r="B2"><v>5</v></c>`, `<c r="B2"><f>6*2</f><v>0</v></c>`, "there is a formula whose result the file does not say"
	for _, c := range []struct {
		data, want string
		parts      map[string]string
	}{
		{row("A", formula), "B2 add A 0", nil},
		{row("S", formula), "B2 refuse S " + uncalculated, uncomputed},
		{row("A", five+`<c r="D2"><v>1e+31</v></c>`), "B2 add A 5", nil},
		{row("A", five+`<c r="D2"><v>1E-31</v></c>`), "B2 add A 5", nil},
		{row("A", five+`<c r="D2"><v>9.99E+307</v></c>`), "B2 add A 5", nil},
		{row("A", five+`<c r="D2"><v>NaN</v></c>`), "B2 add A 5", nil},
		{row("A", five+`<c r="D2"><v>#NUM!</v></c>`), "B2 add A 5", nil},
		{row("A", five+`<c r="D2"><v>3,5</v></c>`), "B2 add A 5", nil},
		{row("A", `<c r="B2"><v>1.1E-34</v></c>`), "B2 refuse A the cell holds 1.1E-34, which is no number that piao holds", nil},
		{shared, "B2 add A 5", map[string]string{"xl/SharedStrings.xml": sst}},
		{"", "B2 add Città 5", utf16},
		{head + `<row r="2"><c r="A2"><v>3.1</v></c>` + five + `</row>`, "A2 refuse 3.1 " + several, nil},
		{head + `<row r="2"><c r="A2" s="7"><v>11</v></c>` + five + `</row>`, "B2 add 011 5", nil},
		{head + `<row r="2"><c r="A2"><v>11</v></c>` + five + `</row>`, "A2 unknown 11", nil},
		{head + `<row r="2"><c r="A2" s="15"><v>3.1</v></c>` + five + `</row>`, "B2 add 3.10 5", nil},
		{head + `<row r="2"><c r="A2"><v>5</v></c>` + five + `</row>`, "B2 add 5 5", nil},
		{head + `<row r="2"><c r="A2" s="2"><v>5</v></c>` + five + `</row>`, "A2 unknown 05/01/1900", nil},
		{head + `<row r="2"><c r="A2"><v>NaN</v></c>` + five + `</row>`, "A2 refuse  the cell holds NaN, which is no number that piao holds", nil},
		{row("=&quot;3.10&quot;", five), "B2 add 3.10 5", nil},
		{row("3.1", five), "B2 add 3.1 5", nil},
		{row("Q", `<c r="B2" s="4"><v>0.25</v></c>`), "B2 add Q 0.25 %", nil},
		{row("Q", `<c r="B2" s="4"><v>20</v></c>`), "B2 add Q 20 %", nil},
		{row("Q", `<c r="B2" s="6"><v>0.25</v></c>`), "B2 refuse Q the measure is in %", nil},
		{row("Q", `<c r="B2" s="5"><v>-25</v></c>`), "B2 refuse Q the measure is in %", nil},
		{row("D", `<c r="B2" t="d"><v>20230630</v></c>`), "B2 add D 2023-06-30", nil},
		{row("D", `<c r="B2" t="d"><v>2023-06-30Z</v></c>`), "B2 add D 2023-06-30", nil},
		{row("D", `<c r="B2" t="str"><v>30/06/2023 00:00:00</v></c>`), "B2 add D 2023-06-30", nil},
		{row("D", `<c r="B2" t="str"><v>2023-06-30T00:00:00</v></c>`), "B2 add D 2023-06-30", nil},
		{row("D", `<c r="B2" s="2"><v>45106.91666666667</v></c>`), "B2 add D 2023-06-29", nil},
		{row("A", `<c r="B2" t="str"><v>20</v></c>`), "B2 add A 20", nil},
		{row("A", `<c r="B2" s="2"><v>45107</v></c>`), "B2 refuse A the cell holds a date, 2023-06-30", nil},
		{row("A", `<c r="B2" t="b"><v>1</v></c>`), "B2 refuse A the cell holds TRUE", nil},
		{row("A", `<c r="B2" t="str"><v>1.234</v></c>`), "B2 refuse A “1.234” can be read in two ways", nil},
		{row("S", `<c r="B2"><v>2</v></c>`), "B2 refuse S the measure takes yes or no, but here is “2”", nil},
		{row("D", `<c r="B2"><v>45107</v></c>`), "B2 refuse D the measure takes a date, but here is “45107”", nil},
		{row("D", `<c r="B2" t="str"><v>30/6/23</v></c>`), "B2 refuse D “30/6/23” is not a date (year-month-day, 2023-06-30)", nil},
		{`<row r="2"><c r="B2"><v>5</v></c><c r="A2" t="str"><v>A</v></c></row>` + head, "B2 add A 5", nil},
	} {
		if got := decided(t, p, "a.xlsx", string(workbookOf(t, c.data, c.parts)), Asked{}); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.data, got, c.want)
		}
	}
}
