package policy

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// judged renders the verdicts on a resource, one a line.
func judged(t *testing.T, s *Set, r *model.Resource) string {
	t.Helper()
	vs, err := s.Judge(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return render(vs)
}

func render(vs []Verdict) string {
	var lines []string
	for _, v := range vs {
		lines = append(lines, fmt.Sprintf("%s %s %v", v.Policy.ID, v.Status, v.Paths))
	}
	return strings.Join(lines, "\n")
}

func TestJudge(t *testing.T) {
	doc := val(obj{"Statement": list{obj{"Effect": "Allow", "Action": list{"*", "s3:Get*"}}}})
	unsure := val(obj{"Statement": list{obj{"Effect": "Allow", "Resource": unknownString}}})
	open := val(obj{}).With(model.Open)
	for name, c := range map[string]struct {
		rule  string
		value any
		want  string
	}{
		"a literal that is wrong":                  {`r contains ["acl"] if input.acl == "public"`, obj{"acl": "public"}, "fail [acl]"},
		"a literal that is right":                  {`r contains ["acl"] if input.acl == "public"`, obj{"acl": "private"}, ""},
		"something missing":                        {`r contains ["a", "b"] if not input.a.b`, obj{"a": obj{}}, "fail [a.b]"},
		"null is missing":                          {`r contains ["a"] if not input.a`, obj{"a": nil}, "fail [a]"},
		"an unknown boolean":                       {`r contains ["on"] if not input.on`, obj{"on": unknownBool}, "inconclusive [on]"},
		"an unknown string is set":                 {`r contains ["key"] if not input.key`, obj{"key": unknownString}, ""},
		"an unknown string is no literal":          {`r contains ["key"] if input.key != "x"`, obj{"key": unknownString}, "inconclusive [key]"},
		"an unknown value on the way":              {`r contains ["a", "b"] if not input.a.b`, obj{"a": model.NewUnknown(model.Object, "", source.Range{})}, "inconclusive [a.b]"},
		"a list with an unknown element":           {`r contains ["logs"] if not "audit" in input.logs`, obj{"logs": list{"error", unknownString}}, "inconclusive [logs]"},
		"a known element beside an unknown one":    {`r contains ["cidrs", i] if some i, c in input.cidrs; c == "0.0.0.0/0"`, obj{"cidrs": list{"0.0.0.0/0", unknownString}}, "fail [cidrs[0]]"},
		"a block with an unknown part":             {`r contains ["rule", i] if some i, x in input.rule; not x.on`, obj{"rule": list{obj{"on": unknownBool}, obj{"on": true}, obj{}}}, "inconclusive [rule[0]]\nfail [rule[2]]"},
		"a block with an unknown list":             {`r contains ["rule", 0] if not input.rule[0].cidrs`, obj{"rule": list{obj{"cidrs": unknownList}}}, "inconclusive [rule[0]]"},
		"one of several paths is unknown":          {`r contains [["a"], ["b"]] if input.a`, obj{"a": true, "b": unknownBool}, "inconclusive [a b]"},
		"several known paths, the first in front":  {`r contains [["b"], ["a"]] if input.a`, obj{"a": true, "b": true}, "fail [b a]"},
		"the resource itself":                      {`r contains []`, obj{"a": unknownBool}, "fail []"},
		"indexes sort by number":                   {`r contains ["l", i] if some i, _ in input.l`, obj{"l": list{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}}, "fail [l[0]]\nfail [l[1]]\nfail [l[2]]\nfail [l[3]]\nfail [l[4]]\nfail [l[5]]\nfail [l[6]]\nfail [l[7]]\nfail [l[8]]\nfail [l[9]]\nfail [l[10]]"},
		"a JSON document":                          {`r contains ["policy", "Statement", i, "Action", j] if input.policy.Statement[i].Action[j] == "*"`, obj{"policy": val("{}").WithDoc(doc)}, "fail [policy.Statement[0].Action[0]]"},
		"a JSON document with an unknown part":     {`r contains ["policy", "Statement", i] if input.policy.Statement[i].Effect == "Allow"`, obj{"policy": model.NewUnknown(model.String, "", source.Range{}).WithDoc(unsure)}, "fail [policy.Statement[0]]"},
		"the unknown part of a JSON document":      {`r contains ["policy", "Statement", 0, "Resource"] if input.policy.Statement[0].Resource`, obj{"policy": model.NewUnknown(model.String, "", source.Range{}).WithDoc(unsure)}, "inconclusive [policy.Statement[0].Resource]"},
		"missing in such a document":               {`r contains ["policy"] if not input.policy.Id`, obj{"policy": model.NewUnknown(model.String, "", source.Range{}).WithDoc(unsure)}, "fail [policy]"},
		"missing in a partial resource":            {`r contains ["versioning"] if not input.versioning`, open, "inconclusive [versioning]"},
		"numbers":                                  {`r contains ["n"] if input.n < 90`, obj{"n": 7}, "fail [n]"},
		"a builtin that fails is undefined":        {`r contains ["n"] if to_number(input.n) < 90`, obj{"n": "x"}, ""},
		"input handed to a helper":                 {"r contains [\"n\"] if f(input)\n\nf(x) if x.n == 1", obj{"n": 1}, "fail [n]"},
		"attributes by a name that is not literal": {`r contains [k] if some k in ["a", "b"]; input[k]`, obj{"a": false, "b": true}, "fail [b]"},
	} {
		t.Run(name, func(t *testing.T) {
			rule := strings.Replace(c.rule, "; ", "\n", 1)
			if strings.Contains(rule, "\n") && !strings.Contains(rule, "f(x)") {
				head, body, _ := strings.Cut(rule, " if ")
				rule = head + " if {\n" + body + "\n}"
			}
			s := load(t, "aws/x/aws_x.rego", moduleX("aws-x-r", rule))
			want := ""
			if c.want != "" {
				want = "aws-x-r " + strings.ReplaceAll(c.want, "\n", "\naws-x-r ")
			}
			r := &model.Resource{Type: "aws_x", Address: "aws_x.r", Value: val(c.value)}
			for _, turn := range []string{"first", "remembered"} {
				if got := judged(t, s, r); got != want {
					t.Errorf("%s verdict:\n%s\nwant:\n%s", turn, got, want)
				}
			}
		})
	}
}
