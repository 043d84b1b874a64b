package evaluate

import (
	"slices"

	"piao/plan/lang"
)

// NotFinal lists what keeps an evaluation from being final: figures that are
// missing, provisional or illustrative, and deviations of which no cause is given.
// Empty for a final one.
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
	for _, i := range WithStatus(r.Indicators(), Missing, Undefined) {
		open = append(open, lang.Say("%s: %s", "%s: %s", i.Code.Value, i.Status.Name()))
	}
	for _, i := range r.WithoutCause() {
		open = append(open, lang.Say("%s: %s, senza la causa dello scostamento (DPCM 18/9/2012, art. 5)", "%s: %s, without the cause of the deviation (DPCM 18/9/2012, art. 5)", i.Code.Value, i.Status.Name()))
	}
	return open
}

// WithoutCause lists the indicators that missed their target, or met it in part,
// and of which the measurements do not say why. The report on the plan gives the
// causes of deviations (DPCM 18/9/2012 art. 5).
func (r *Result) WithoutCause() []*Indicator {
	return slices.DeleteFunc(WithStatus(r.Indicators(), Missed, Partial), func(i *Indicator) bool {
		return i.Record != nil && i.Record.Cause.Value != ""
	})
}
