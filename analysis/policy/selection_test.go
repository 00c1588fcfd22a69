package policy

import (
	"context"
	"strings"
	"sync"
	"testing"
)

func TestSelection(t *testing.T) {
	p := &Policy{ID: "aws-s3-bucket-logging", Aliases: []string{"CKV_AWS_18"}, Severity: Medium}
	for name, c := range map[string]struct {
		sel  Selection
		want bool
	}{
		"nothing said":                {Selection{}, true},
		"only it":                     {Selection{Only: []string{"aws-s3-bucket-logging"}}, true},
		"only its family":             {Selection{Only: []string{"aws-s3-*"}}, true},
		"only another family":         {Selection{Only: []string{"aws-iam-*"}}, false},
		"only an alias":               {Selection{Only: []string{"ckv_aws_18"}}, true},
		"only a family of aliases":    {Selection{Only: []string{"ckv_aws_*"}}, true},
		"skipped by an alias":         {Selection{Skip: []string{"CKV_AWS_18"}}, false},
		"skipped within what is only": {Selection{Only: []string{"aws-*"}, Skip: []string{"aws-s3-*"}}, false},
		"severe enough":               {Selection{MinSeverity: Medium}, true},
		"not severe enough":           {Selection{MinSeverity: High}, false},
	} {
		if got := c.sel.Keep(p); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if err := (Selection{Skip: []string{"aws-[*"}}).Check(); err == nil || !strings.Contains(err.Error(), "aws-[*") {
		t.Errorf("malformed pattern: %v", err)
	}
}

func TestRulesThatAreNotSelectedAreNotEvaluated(t *testing.T) {
	s := load(t, "p.rego", moduleX("aws-x-good", `good contains ["a"]`, "aws-x-bad", `bad contains "no path"`))
	if _, err := s.Judge(context.Background(), resource("aws_x", obj{})); err == nil {
		t.Error("the bad rule was not evaluated")
	}
	good := s.Select(Selection{Skip: []string{"*-bad"}}.Keep)
	if got := judged(t, good, resource("aws_x", obj{})); got != "aws-x-good fail [a]" {
		t.Errorf("verdicts: %q", got)
	}
	if ps, err := good.Policies(); err != nil || len(ps) != 1 || ps[0].ID != "aws-x-good" {
		t.Errorf("policies: %v, %v", ps, err)
	}
	none := good.Select(Selection{Only: []string{"*-bad"}}.Keep)
	if got := judged(t, none, resource("aws_x", obj{})); got != "" {
		t.Errorf("verdicts of an empty selection: %q", got)
	}
}

func TestJudgeFromManyGoroutines(t *testing.T) {
	s := load(t, "p.rego", moduleX("aws-x-a", `r contains ["n", i] if some i, _ in input.n`))
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			vs, err := s.Judge(context.Background(), resource("aws_x", obj{"n": list{i % 4}}))
			if err != nil || render(vs) != "aws-x-a fail [n[0]]" {
				t.Errorf("%s, %v", render(vs), err)
			}
		})
	}
	wg.Wait()
}
