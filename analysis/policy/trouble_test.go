package policy

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
)

// endless is a rule that does not come to an end in the lifetime of a test.
const endless = `r contains ["a"] if count({x | some a in numbers.range(1, 10000); some b in numbers.range(1, 10000); some c in numbers.range(1, 10000); x := (a + b) + c; x < 0}) > 0`

func TestTroubleWithOneRuleKeepsNoOtherFromBeingJudged(t *testing.T) {
	for name, c := range map[string]struct{ rule, want string }{
		"a string for a path":        {`bad contains "a"`, `aws_x.rego:9: rule bad: contains "a": want a path`},
		"an object for a path":       {`bad contains {"path": ["a"]}`, "rule bad: contains"},
		"a path and a step mixed":    {`bad contains [["a"], "b"]`, "rule bad: contains"},
		"a step that is no name":     {`bad contains ["a", true]`, "rule bad: contains"},
		"a negative index":           {`bad contains ["a", -1]`, "rule bad: contains"},
		"a helper with two outcomes": {"bad contains [f] if f := g(1)\n\ng(x) := \"a\" if x > 0\n\ng(x) := \"b\" if x > 0", "rule bad: aws_x.rego:"},
	} {
		t.Run(name, func(t *testing.T) {
			s := load(t, "aws_x.rego", moduleX("aws-x-bad", c.rule, "aws-x-good", `good contains ["a"] if input.a`))
			for range 2 {
				vs, err := s.Judge(context.Background(), resource("aws_x", obj{"a": true}))
				if got := render(vs); got != "aws-x-good fail [a]" {
					t.Errorf("verdicts: %s", got)
				}
				var re *ResourceError
				var rule *RuleError
				if !errors.As(err, &re) || re.Address != "aws_x.r" || !errors.As(err, &rule) || rule.Rule != "bad" || rule.Line != 9 {
					t.Errorf("error %T: %v", err, err)
				}
				if err != nil && !strings.Contains(err.Error(), c.want) {
					t.Errorf("error is\n%v\nwant\n%s", err, c.want)
				}
			}
		})
	}
}

func TestEndlessPoliciesAreStopped(t *testing.T) {
	s := load(t, "aws_x.rego", moduleX("aws-x-endless", strings.ReplaceAll(endless, "; ", "\n")), "aws_y.rego", moduleFor("aws_y", "aws-y-a", `r contains ["a"]`))
	s.limit = 1 // nanosecond
	for i := range patience + 1 {
		_, err := s.Judge(context.Background(), resource("aws_x", obj{"n": i}))
		want := "took longer than"
		if i == patience {
			want = "are not run any more"
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %d: %v", i, err)
		}
	}
}

func TestJudgeEndsWithItsContext(t *testing.T) {
	s := load(t, "aws_x.rego", moduleX("aws-x-endless", strings.ReplaceAll(endless, "; ", "\n")))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Judge(ctx, resource("aws_x", obj{})); !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
}

func TestValuesBeyondMeasure(t *testing.T) {
	s := load(t, "aws_x.rego", moduleX("aws-x-a", `r contains ["a"] if json.marshal(input.a) != ""`))
	deep := val(1)
	for range maxDepth + 1 {
		deep = val(list{deep})
	}
	wide := make([]any, maxNodes)
	for i := range wide {
		wide[i] = 1
	}
	for name, c := range map[string]struct {
		value *model.Value
		want  string
	}{
		"too deep":  {val(obj{"a": deep}), "its value is nested deeper than 500 levels"},
		"too wide":  {val(obj{"a": wide}), "its value has more than 200000 nodes"},
		"no object": {val(list{}), "its value is not an object"},
	} {
		_, err := s.Judge(context.Background(), &model.Resource{Type: "aws_x", Address: "aws_x.r", Value: c.value})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
