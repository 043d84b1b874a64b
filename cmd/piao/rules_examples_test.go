package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"piao/evaluate"
	"piao/plan/diag"
	"piao/plan/lang"
)

// With its wrong example a rule finds something, advice one thing; with its right
// one nothing. Neither has an error that only echoes it, nor another warning.
func TestRulesExamples(t *testing.T) {
	for _, r := range evaluate.Rules() {
		if r.Example == "" && r.Code != "encoding" && r != diag.RuleIgnore {
			t.Errorf("%s has no example", r.Code)
		}
		for example, wrong := range map[string]bool{r.Wrong(): true, r.Right(): false} {
			times := 0
			for _, d := range exampleFindings(t, r, example) {
				if d.Rule == r {
					times++
				} else if d.Rule.Severity <= min(r.Severity, diag.Warning) {
					t.Errorf("%s, wrong %t: %s [%s]", r.Code, wrong, d.Message.In(lang.EN), d.Rule.Code)
				}
			}
			if wrong != (times > 0) && r.Example != "" || times > 1 && r.Severity != diag.Error {
				t.Errorf("%s, wrong %t: found %d times in\n%s", r.Code, wrong, times, example)
			}
		}
	}
}

// What the examples change is itself beyond errors and advice.
func TestRulesExamplesFiles(t *testing.T) {
	for _, r := range []*diag.Rule{
		{Severity: diag.Error}, {Severity: diag.Info}, {Severity: diag.Info, Measurements: true},
	} {
		for _, d := range exampleFindings(t, r, "") {
			t.Errorf("%s:%d: %s [%s]", d.Pos.File.Name, d.Pos.Line, d.Message.In(lang.EN), d.Rule.Code)
		}
	}
}

// exampleFindings is all that check finds in the files that an example of a rule
// changes, once it stands in them.
func exampleFindings(t *testing.T, r *diag.Rule, example string) diag.List {
	t.Helper()
	plan, figures, earlier := advicePlan, "", ""
	switch {
	case r.Severity == diag.Error:
		plan, figures = errorPlan, errorFigures
	case r.Measurements:
		plan, figures, earlier = withKeys(plan, measuredKeys), adviceFigures, earlierFigures
	}
	if r.Measurements {
		figures = withKeys(figures, example)
	} else {
		plan = withKeys(plan, example)
	}
	dir := t.TempDir()
	c := checkedPlan{name: filepath.Join(dir, "plan.yaml"), asked: true}
	write(t, c.name, plan)
	for _, f := range [][2]string{{"2022.yaml", earlier}, {"2023.yaml", figures}} {
		if f[1] != "" {
			name := filepath.Join(dir, "measurements", f[0])
			write(t, name, f[1])
			c.measurements = append(c.measurements, name)
		}
	}
	in := new(checkFlags).findIn(c)
	if in.err != nil {
		t.Fatal(in.err)
	}
	return in.list
}

var topLevel = regexp.MustCompile(`(?m)^[a-z_]+:`)

// withKeys puts the keys of a fragment in the place of a file's own, or at its
// end.
func withKeys(base, fragment string) string {
	parts := map[string]string{}
	order := []string{}
	for _, text := range []string{base, fragment} {
		starts := topLevel.FindAllStringIndex(text, -1)
		for k, at := range starts {
			end := len(text)
			if k+1 < len(starts) {
				end = starts[k+1][0]
			}
			key := text[at[0]:at[1]]
			if _, known := parts[key]; !known {
				order = append(order, key)
			}
			parts[key] = text[at[0]:end]
		}
	}
	var whole strings.Builder
	for _, key := range order {
		whole.WriteString(parts[key])
	}
	return whole.String()
}

// errorPlan and errorFigures are what the examples of errors change a few keys of.
const (
	errorPlan = `format: piao-plan/1
entity: {code: cciaa-tno, name: Camera di commercio della Toscana Nord-Ovest}
title: Piano degli indicatori e dei risultati attesi di bilancio 2023/2025
language: it
years: [2023, 2024, 2025]
areas:
  "1": {name: Sviluppo delle imprese, weight: 60 %, description: Competitività e innovazione}
  "2": {name: Regolazione del mercato, weight: 40 %, description: Vigilanza e tutela}
missions:
  "011":
    name: Competitività e sviluppo delle imprese
    programmes:
      "005": {name: Promozione e innovazione}
measures:
  N_ImprAtt: {name: Imprese attive al 31/12, unit: N., source: Registro delle imprese}
  N_ImprRagg: {name: Imprese raggiunte nell'anno, unit: N., source: estrazione CRM}
  N_Verif: {name: Verifiche nell'anno, unit: N., source: Eureka}
  N_VerifPrec: {name: Verifiche nell'anno precedente, unit: N., is: {measure: N_Verif, year: -1}}
objectives:
  OS_1.1:
    title: Sostenere le imprese
    description: Raggiungere più imprese con i servizi camerali
    area: "1"
    programme: 011/005
    indicators:
      A1_01:
        name: Imprese raggiunte
        description: Quota delle imprese attive raggiunte da un servizio
        type: efficacia
        unit: "%"
        weight: 70 %
        formula: N_ImprRagg / N_ImprAtt
        targets: {2023: ">= 20 %", 2024: ">= 22 %", 2025: ">= 24 %"}
      A1_02:
        name: Numero di imprese raggiunte
        description: Imprese raggiunte da un servizio nell'anno
        type: volume
        unit: N.
        weight: 30 %
        formula: N_ImprRagg
        targets: {2023: ">= 20000", 2024: ">= 20500", 2025: ">= 21000"}
  OS_2.1:
    title: Vigilare sul mercato
    description: Verificare più strumenti metrici
    area: "2"
    indicators:
      B1_01:
        name: Aumento delle verifiche metriche
        description: Aumento rispetto all'anno precedente
        type: efficienza
        unit: "%"
        weight: 60 %
        formula: (N_Verif - N_VerifPrec) / N_VerifPrec
        targets: {2023: ">= 5 %", 2024: ">= 6 %", 2025: ">= 7 %"}
      B1_02:
        name: Verifiche metriche
        description: Strumenti verificati nell'anno
        type: volume
        unit: N.
        weight: 40 %
        formula: N_Verif
        targets: {2023: ">= 500", 2024: ">= 530", 2025: ">= 570"}
`
	errorFigures = `format: piao-measurements/1
entity: cciaa-tno
year: 2023
as_of: 2023-12-31
status: final
values:
  N_ImprAtt: 92345
  N_ImprRagg: 20120
  N_Verif: 540
  N_VerifPrec: 500
`
)

// advicePlan is what the examples of advice change a few keys of.
const advicePlan = `format: piao-plan/1
entity: {code: cciaa-tno, name: Camera di commercio della Toscana Nord-Ovest}
title: Piano degli indicatori e dei risultati attesi 2023/2024
years: [2023, 2024]
areas:
  "1": {name: Servizi alle imprese}
measures:
  N_Evase: {name: Pratiche evase entro cinque giorni, unit: N., source: gestionale}
  N_Pratiche: {name: Pratiche presentate, unit: N., source: protocollo}
objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    description: Rispondere a tutti entro cinque giorni.
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
        description: Quante pratiche, sul totale, si chiudono entro cinque giorni.
        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
      A_2:
        name: Pratiche presentate
        description: Quante pratiche arrivano nell'anno.
        type: volume
        unit: N.
        formula: N_Pratiche
        targets: {2023: ">= 500", 2024: ">= 520"}
`

// measuredKeys make of advicePlan the plan that the examples of measurements are
// of: with a share, and a measure that repeats another.
const measuredKeys = `measures:
  N_Evase: {name: Pratiche evase entro cinque giorni, unit: N., source: gestionale}
  N_Pratiche: {name: Pratiche presentate, unit: N., source: protocollo}
  N_PratichePrec: {name: Pratiche dell'anno prima, unit: N., is: {measure: N_Pratiche, year: -1}}
  P_Soddisfatti: {name: Utenti soddisfatti, unit: "%", source: indagine annuale}
objectives:
  OS_1:
    title: Evadere le pratiche per tempo
    description: Rispondere a tutti entro cinque giorni.
    area: "1"
    indicators:
      A_1:
        name: Pratiche evase entro cinque giorni
        description: Quante pratiche, sul totale, si chiudono entro cinque giorni.
        type: qualità
        unit: "%"
        formula: N_Evase / N_Pratiche
        targets: {2023: ">= 80 %", 2024: ">= 82 %"}
      A_2:
        name: Pratiche sull'anno prima
        description: Quanto crescono le pratiche.
        type: volume
        unit: N.
        formula: N_Pratiche / N_PratichePrec
        targets: {2023: ">= 1", 2024: ">= 1.1"}
      A_3:
        name: Utenti soddisfatti
        description: Quanti si dicono soddisfatti nell'indagine annuale.
        type: qualità
        unit: "%"
        formula: P_Soddisfatti
        targets: {2023: ">= 75 %", 2024: ">= 80 %"}
`

const adviceFigures = `format: piao-measurements/1
entity: cciaa-tno
year: 2023
as_of: 2023-12-31
status: final
values:
  N_Evase: 412
  N_Pratiche: 500
  P_Soddisfatti: 78.5 %
`

const earlierFigures = `format: piao-measurements/1
entity: cciaa-tno
year: 2022
as_of: 2022-12-31
status: final
values:
  N_Pratiche: 480
`
