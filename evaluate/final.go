package evaluate

import "piao/plan/lang"

// NotFinal lists what keeps an evaluation from being final: figures that are
// missing, provisional or illustrative. Empty for a final one.
func (r *Result) NotFinal() []lang.Message {
	var open []lang.Message
	for _, m := range r.Measurements {
		if s := m.State(); s.Code != "final" {
			open = append(open, lang.Say("%s: i dati sono %s", "%s: the figures are %s", m.File.Name, s.Name))
		}
	}
	if r.Current != nil && r.Current.IsMonitoring() {
		open = append(open, lang.Say("%s: è un monitoraggio al %s, prima della fine dell'anno", "%s: it is a monitoring at %s, before the year's end", r.Current.File.Name, lang.Date(r.Current.AsOf)))
	}
	for _, i := range r.WithStatus(Missing, Undefined) {
		open = append(open, lang.Say("%s: %s", "%s: %s", i.Code.Value, i.Status.Name()))
	}
	return open
}
