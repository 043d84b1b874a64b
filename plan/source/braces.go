package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/source/syntax"
)

// entries lists the keys and values of a map. What has no colon between braces is no
// entry: it lacks only the colon, or it belongs to the value before it, which a comma
// has cut. What was meant is read, so that one slip makes one finding. cut holds the
// values that were put together again.
func (r *Reader) entries(n Node, known []string) (whole []*yaml.Node, cut map[*yaml.Node]bool) {
	if n.y.Style&yaml.FlowStyle == 0 {
		return n.y.Content, nil
	}
	ends := map[*yaml.Node]int{} // of the keys that lack their colon
	cut = map[*yaml.Node]bool{}
	for k := 0; k+1 < len(n.y.Content); k += 2 {
		key, value := n.y.Content[k], n.y.Content[k+1]
		end, bare := n.bare(key, value)
		if _, ok := unmarked(key.Value, known); bare && ok {
			ends[key] = end
		} else if last := len(whole) - 1; bare && last > 0 && n.goesOn(whole[last], end) {
			if before := *whole[last]; ends[whole[last-1]] > 0 {
				ends[whole[last-1]] = end
			} else {
				before.Value = string(n.f.Bytes[syntax.Start(n.f, &before):end])
				whole[last], cut[&before] = &before, !numeric.MatchString(before.Value)
			}
			continue
		}
		whole = append(whole, key, value)
	}
	for k := 0; k < len(whole); k += 2 {
		if end := ends[whole[k]]; end > 0 {
			pair, _ := syntax.Unmarked(string(n.f.Bytes[syntax.Start(n.f, whole[k]):end]))
			whole[k], whole[k+1] = r.unmarked(Node{whole[k], n.f}, pair, end)
		}
	}
	return whole, cut
}

// numeric matches what reads as a figure or is reported as a wrong one.
var numeric = regexp.MustCompile(`^[-−+€ ,]*[0-9][0-9.,]*[ %€]*$`)

// bare reports whether a key stands between braces without a colon, and where it ends.
func (n Node) bare(key, value *yaml.Node) (end int, bare bool) {
	if key.Kind != yaml.ScalarNode || key.Style != 0 || key.Value == "" || !(Node{value, n.f}).IsNull() || value.Value != "" {
		return 0, false
	}
	end = syntax.Reach(n.f, key)
	rest := bytes.TrimLeft(n.f.Bytes[end:], " \t\r\n")
	return end, !bytes.HasPrefix(rest, []byte(":")) && n.f.LineOf(end) == key.Line
}

// goesOn reports whether a text without quotes and what stands after a comma, up to an
// offset, are one line.
func (n Node) goesOn(value *yaml.Node, end int) bool {
	return value.Kind == yaml.ScalarNode && value.Style == 0 && n.f.LineOf(end) == value.Line
}

// unmarked is a text as an entry that lacks its colon. Without one, only a known key
// or a year is told from the other words of a text.
func unmarked(text string, known []string) (syntax.Pair, bool) {
	p, ok := syntax.Unmarked(text)
	key := strings.Trim(p.Key, `"'`)
	ok = ok && p.Value != ""
	if known == nil {
		return p, ok && (strings.Trim(p.Mark, " ") != "" || len(key) == 4 && allDigits(key))
	}
	return p, ok && slices.Contains(known, key)
}

func isQuote(s string) bool { return s == `"` || s == "'" }

// unmarked reports an entry that lacks its colon, and gives its key and its value.
func (r *Reader) unmarked(n Node, p syntax.Pair, end int) (key, value *yaml.Node) {
	start := syntax.Start(n.f, n.y)
	mark := start + len(p.Key)
	at := n.f.Span(mark, mark+len(p.Mark))
	if strings.Trim(p.Mark, " ") == "" {
		at = n.f.Span(start, end)
	}
	right, text, style := spell(p.Value, true), p.Value, yaml.Style(0)
	if quote := p.Value[:1]; isQuote(quote) {
		right, text, style = p.Value, strings.Trim(p.Value, quote), yaml.DoubleQuotedStyle
	}
	r.Report(diag.Diagnostic{Rule: RuleBadValue, Span: at, Message: p.Said(),
		Hints: []lang.Message{lang.Say("scrivere %s", "write %s", p.Key+": "+right)},
		Fixes: []diag.Fix{{Span: n.f.Span(mark, end), Text: ": " + right}}})
	column := n.y.Column + utf8.RuneCountInString(p.Key+p.Mark)
	return &yaml.Node{Kind: yaml.ScalarNode, Value: strings.Trim(p.Key, `"'`), Line: n.y.Line, Column: n.y.Column},
		&yaml.Node{Kind: yaml.ScalarNode, Value: text, Style: style, Line: n.y.Line, Column: column}
}

// cutText reports a text that a comma between braces has cut.
func (r *Reader) cutText(t Text) {
	right := spell(t.Value, true)
	r.Report(diag.Diagnostic{Rule: RuleBadValue, Span: t.Span(), Message: lang.Say(
		"tra graffe la virgola separa le voci, e taglia «%s»", "between braces a comma parts entries, and cuts “%s”",
		t.Value), Hints: []lang.Message{lang.Say("scrivere %s", "write %s", right)},
		Fixes: []diag.Fix{t.Fix(right)}})
}
