package evaluate

import (
	"slices"
	"strings"
	"testing"

	"piao/plan"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/rules"
	"piao/plan/source"
)

// soundPlan and soundFigures are what the examples of the rules change a few
// keys of; no rule finds anything in them.
const (
	soundPlan = `format: piao-plan/1
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
	soundFigures = `format: piao-measurements/1
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

// The wrong example of a rule is found by that rule, without any error that only
// echoes it; the right one has no error and is not found.
func TestRulesExamples(t *testing.T) {
	for _, r := range Rules() {
		if r.Severity != diag.Error {
			continue // advice has sound files of its own, in cmd/piao
		}
		t.Run(r.Code, func(t *testing.T) {
			if r.Example == "" && r.Code != "encoding" {
				t.Fatal("every rule but encoding has an example")
			}
			if r.Example != "" && !slices.Contains(found(t, r, r.Wrong()), r.Code) {
				t.Errorf("it does not find its wrong example:\n%s", r.Wrong())
			}
			if slices.Contains(found(t, r, r.Right()), r.Code) {
				t.Errorf("it finds its right example:\n%s", r.Right())
			}
		})
	}
}

// found lists the rules that find something in the sound files with an example's
// keys in the place of their own. An error of another rule is a failure.
func found(t *testing.T, r *diag.Rule, example string) []string {
	t.Helper()
	texts := [2]string{soundPlan, soundFigures}
	if r.Measurements {
		texts[1] = replaced(texts[1], example)
	} else {
		texts[0] = replaced(texts[0], example)
	}
	var codes []string
	for _, d := range verified(texts) {
		codes = append(codes, d.Rule.Code)
		if d.Rule.Severity == diag.Error && d.Rule != r {
			t.Errorf("%s:%d:%d: %s [%s] in\n%s", d.Pos.File.Name, d.Pos.Line, d.Pos.Col, d.Message.In(lang.EN), d.Rule.Code, example)
		}
	}
	return codes
}

// verified is all that is found in a plan and its measurements.
func verified(texts [2]string) diag.List {
	root, list := source.Parse(&diag.File{Name: "plan.yaml", Bytes: []byte(texts[0])})
	if list.Failed() {
		return list
	}
	p, list := plan.Read(root)
	list = slices.Concat(list, rules.Verify(p), Verify(p))
	figures, more := source.Parse(&diag.File{Name: "2023.yaml", Bytes: []byte(texts[1])})
	if !list.Failed() && !more.Failed() {
		var m *Measurements
		m, more = Read(figures, p)
		if !more.Failed() {
			more = slices.Concat(more, rules.Advise(p), Advise(p, []*Measurements{m}))
		}
	}
	return slices.Concat(list, more)
}

// replaced is a file with an example's keys of the first level in the place of
// its own.
func replaced(file, example string) string {
	keys := map[string]bool{}
	for _, b := range entries(example) {
		keys[firstKey(b)] = true
	}
	var kept string
	for _, b := range entries(file) {
		if !keys[firstKey(b)] {
			kept += b
		}
	}
	return kept + example
}

// entries splits YAML before each line that begins with a key.
func entries(yaml string) []string {
	var all []string
	for line := range strings.Lines(yaml) {
		if len(all) == 0 || !strings.ContainsAny(line[:1], " #\n") {
			all = append(all, "")
		}
		all[len(all)-1] += line
	}
	return all
}

func firstKey(entry string) string {
	key, _, _ := strings.Cut(entry, ":")
	return key
}

// The files that the examples change are sound.
func TestRulesSoundFiles(t *testing.T) {
	for _, d := range verified([2]string{soundPlan, soundFigures}) {
		t.Errorf("%s:%d:%d: %s [%s]", d.Pos.File.Name, d.Pos.Line, d.Pos.Col, d.Message.In(lang.EN), d.Rule.Code)
	}
}

// Every rule says what it finds and why, in both languages; rules stand in the
// order of their severity, each code once.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	last := diag.Error
	for _, r := range Rules() {
		for _, text := range []string{r.Text.IT, r.Text.EN, r.Why.IT, r.Why.EN} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s lacks a text", r.Code)
			}
		}
		if seen[r.Code] || r.Severity < last {
			t.Errorf("%s stands twice, or after a milder rule", r.Code)
		}
		seen[r.Code], last = true, r.Severity
	}
}
