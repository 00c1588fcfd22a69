package workflow

import (
	"strings"
	"testing"
)

func TestExpressions(t *testing.T) {
	for text, want := range map[string]string{
		"${{ github.event.issue.title }}":                      "github.event.issue.title",
		"a ${{ github.sha }} b ${{github['head_ref']}}":        "github.sha github.head_ref",
		"${{ GitHub.Event.Commits[0].Message }}":               "github.event.commits.0.message",
		"${{ github.event.commits.*.author.name }}":            "github.event.commits.*.author.name",
		"${{ env[matrix.x] }}":                                 "env.* matrix.x",
		"${{ format('{0}}}', inputs.a) }}":                     "inputs.a",
		"${{ fromJSON(steps.a.outputs.b).c || 'x''y' }}":       "steps.a.outputs.b",
		"${{ !cancelled() && (needs.a.result == 'failure') }}": "needs.a.result",
		"${{ 1 + 2 }}": "error: unexpected +",
		"${{ a. }}":    "error: unexpected the end",
		"${{ }}":       "error: unexpected the end",
		"${{ a":        "",
		"${{ 'x' }}":   "",
	} {
		var got []string
		for _, e := range expressionsIn(text) {
			if e.err != nil {
				got = append(got, "error: "+e.err.Error())
				continue
			}
			got = append(got, e.contexts...)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s takes %q, want %q", text, g, want)
		}
	}
}

func TestComparisonsAndCalls(t *testing.T) {
	e := expressionsIn("${{ github.actor == 'dependabot[bot]' && contains('a b', github.ref) }}")[0]
	if len(e.compares) != 1 || e.compares[0].left.text != "github.actor" || e.compares[0].right.text != "dependabot[bot]" {
		t.Errorf("comparisons are %+v", e.compares)
	}
	if len(e.calls) != 1 || e.calls[0].name != "contains" || !e.calls[0].args[0].literal || e.calls[0].args[1].text != "github.ref" {
		t.Errorf("calls are %+v", e.calls)
	}
}

func FuzzExpressions(f *testing.F) {
	f.Add("${{ a.b['c'] == !(d(1, 'e')) || *.f[g] }}")
	f.Add("${{" + strings.Repeat("(", 200) + "}}")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, e := range expressionsIn(text) {
			if e.start < last || e.end > len(text) || e.start >= e.end {
				t.Fatalf("expression at [%d, %d)", e.start, e.end)
			}
			last = e.end
		}
	})
}
