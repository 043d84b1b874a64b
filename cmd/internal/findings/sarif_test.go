package findings

import (
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// officialSARIF is the schema of the standard, see testdata/schema/README.md.
var officialSARIF = sync.OnceValues(func() (*jsonschema.Schema, error) {
	text, err := os.Open("../../../testdata/schema/sarif-schema-2.1.0.json")
	if err != nil {
		return nil, err
	}
	defer text.Close()
	doc, err := jsonschema.UnmarshalJSON(text)
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(sarifSchema, doc); err != nil {
		return nil, err
	}
	return c.Compile(sarifSchema)
})

func checkSARIF(t *testing.T, text string, list Checked) {
	t.Helper()
	schema, err := officialSARIF()
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(decode[any](t, text)); err != nil {
		t.Errorf("%v in\n%s", err, text)
	}
	run := decode[sarifLog](t, text).Runs[0]
	if len(run.Results) != len(list.All()) || len(run.Tool.Driver.Rules) < len(list.Rules) {
		t.Errorf("%d results, %d rules", len(run.Results), len(run.Tool.Driver.Rules))
	}
	for i, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || r.RuleID != list.All()[i].Rule.Code {
			t.Errorf("%s: rule %d is %s", r.RuleID, r.RuleIndex, rule.ID)
		}
		at := r.Locations[0].Physical
		checkRegion(t, location{"", at.Region.StartLine, at.Region.StartColumn, at.Region.EndLine, at.Region.EndColumn})
		u, err := url.Parse(at.Artifact.URI)
		if want := list.path(locate(list.All()[i].Span).File); err != nil || uriPath(u) != want {
			t.Errorf("%s: got %q, want %q (%v)", at.Artifact.URI, uriPath(u), want, err)
		}
	}
}

// uriPath is the name of the file that a URI leads to.
func uriPath(u *url.URL) string {
	if u == nil || u.Path == "./" || u.Path == "." {
		return "."
	}
	return strings.TrimPrefix(u.Path, "./")
}
