package sheet

import (
	"bytes"
	"testing"
)

func TestWriteCSV(t *testing.T) {
	for excel, want := range map[bool]string{
		false: `ufficio,obiettivo,codice,misura,unità,usata da,valore 2022,valore,manca perché,fonte
Ufficio Metrico,O1,N,un numero,N.,"I1, I2",-19600,12345678901.25,,
Ufficio Metrico,O1,E,euro (fonte: bilancio),€,,15240000.00,,,delibera 4
Ufficio Metrico,O1,011,una quota,%,,68.45 %,0.1 %,,
Ufficio Metrico,O2,'=S,'=1+1,sì/no,,no,sì,,
Ufficio Metrico,O2,D,una data,data,,2022-03-01,2023-06-30,,
Ufficio Metrico,O2,L,più cifre di quante un foglio tenga,,,,1234567890123456.78,motivo,
Ufficio Metrico,O2,,X (di un altro): vedi Ufficio OCC,,,,,,
Ufficio OCC,,X,di un altro,,,7,8,,
`,
		true: "\ufeffufficio;obiettivo;codice;misura;unità;usata da;valore 2022;valore;manca perché;fonte\r\n" +
			"Ufficio Metrico;O1;N;un numero;N.;I1, I2;-19600;12345678901,25;;\r\n" +
			"Ufficio Metrico;O1;E;euro (fonte: bilancio);€;;15240000,00;;;delibera 4\r\n" +
			"Ufficio Metrico;O1;011;una quota;%;;68,45 %;0,1 %;;\r\n" +
			"Ufficio Metrico;O2;'=S;'=1+1;sì/no;;no;sì;;\r\n" +
			"Ufficio Metrico;O2;D;una data;data;;2022-03-01;2023-06-30;;\r\n" +
			"Ufficio Metrico;O2;L;più cifre di quante un foglio tenga;;;;1234567890123456,78;motivo;\r\n" +
			"Ufficio Metrico;O2;;X (di un altro): vedi Ufficio OCC;;;;;;\r\n" +
			"Ufficio OCC;;X;di un altro;;;7;8;;\r\n",
	} {
		var got bytes.Buffer
		if err := WriteCSV(&got, everyKind, excel); err != nil || got.String() != want {
			t.Errorf("excel %v: %v, got\n%s\nwant\n%s", excel, err, got.String(), want)
		}
	}
}

// What shielded writes, bare reads back, and no spreadsheet runs it.
func TestShielded(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "N": "N", "-": "-", "=1": "'=1", "+a": "'+a", "-a": "'-a", "@a": "'@a", "＝a": "'＝a", "'a": "'a", "'=1": "''=1", "''=1": "'''=1", "l'a": "l'a",
	} {
		if got := shielded(text); got != want || bare(got) != text {
			t.Errorf("%q is written %q and read %q, want %q", text, got, bare(got), want)
		}
	}
}
