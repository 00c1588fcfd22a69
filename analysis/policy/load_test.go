package policy

import (
	"context"
	"strings"
	"testing"
)

// builtin are the shipped policies of these tests.
var builtin = []string{
	"aws/x/aws_x.rego", moduleX("aws-x-public", `r contains ["a"] if input.a`),
	"lib/net.rego", "package parapet.lib.net\n\nis_world(c) if endswith(c, \"/0\")\n\nunused(c) if is_world(c)\n",
}

// custom loads policies of a customer beside the builtin ones.
func custom(t *testing.T, pairs ...string) (*Set, error) {
	t.Helper()
	return Load(files(builtin...), Source{FS: files(pairs...), Name: "our/policies"})
}

func TestMistakesInCustomPolicies(t *testing.T) {
	rule := `r contains ["a"] if input.a`
	edit := func(old, new string) string { return strings.Replace(moduleX("aws-x-ours", rule), old, new, 1) }
	for name, c := range map[string]struct{ text, want string }{
		"syntax":                        {moduleX("aws-x-ours", `r contains ["a"] if {`), "our/policies/p.rego:10: rego_parse_error"},
		"no package":                    {"x := 1\n", "our/policies/p.rego:1: rego_parse_error: package expected"},
		"unknown function":              {moduleX("aws-x-ours", `r contains ["a"] if f(input)`), "our/policies/p.rego:9: rego_type_error: undefined function f"},
		"unsafe variable":               {moduleX("aws-x-ours", `r contains [x] if input.a`), "our/policies/p.rego:9: rego_unsafe_var_error"},
		"library that does not exist":   {moduleX("aws-x-ours", `r contains ["a"] if data.parapet.lib.nix.f(input)`), "our/policies/p.rego:9: rego_type_error: undefined function data.parapet.lib.nix.f"},
		"network":                       {moduleX("aws-x-ours", `r contains ["a"] if http.send({"url": "https://example.com", "method": "get"})`), "our/policies/p.rego:9: rego_type_error: undefined function http.send"},
		"name lookup":                   {moduleX("aws-x-ours", `r contains ["a"] if net.lookup_ip_addr("example.com")`), "undefined function net.lookup_ip_addr"},
		"environment":                   {moduleX("aws-x-ours", `r contains ["a"] if opa.runtime().env.HOME`), "undefined function opa.runtime"},
		"clock":                         {moduleX("aws-x-ours", `r contains ["a"] if time.now_ns() > 0`), "undefined function time.now_ns"},
		"chance":                        {moduleX("aws-x-ours", `r contains ["a"] if rand.intn("x", 5) > 0`), "undefined function rand.intn"},
		"no metadata":                   {"package parapet.aws_x\n\n" + rule + "\n", "our/policies/p.rego:3: rule r is a set without a METADATA comment"},
		"two metadata":                  {moduleX("aws-x-ours", rule, "aws-x-more", rule), "our/policies/p.rego:17: rule r has a second METADATA comment; the first is at our/policies/p.rego:3"},
		"metadata that are not YAML":    {edit("# title: Title", "# title: [Title"), "our/policies/p.rego:4: metadata of rule r:"},
		"unknown key":                   {edit("# custom:", "# author: me\n# custom:"), "our/policies/p.rego:4: metadata of rule r: field author not found"},
		"unknown custom key":            {edit("#   severity", "#   serverity"), "field serverity not found"},
		"unknown severity":              {edit("severity: high", "severity: bad"), `our/policies/p.rego:3: metadata of rule r: custom.severity: unknown severity "bad": want one of [info low medium high critical]`},
		"unknown category":              {edit("category: hardening", "category: stuff"), `custom.category is "stuff": want one of public-exposure,`},
		"no title":                      {edit("# title: Title of aws-x-ours\n", ""), "title is missing"},
		"id that is no slug":            {edit("id: aws-x-ours", "id: AWS_X"), `custom.id is "AWS_X": want a slug`},
		"weakness":                      {edit("#   category", "#   cwe: [732]\n#   category"), `custom.cwe: "732": want CWE-<number>`},
		"alias":                         {edit("#   category", "#   aliases: [host- network]\n#   category"), `custom.aliases: "host- network": want an id without spaces`},
		"id of a shipped policy":        {edit("aws-x-ours\n#   sev", "aws-x-public\n#   sev"), "our/policies/p.rego:9: the id aws-x-public is taken by the policy at aws/x/aws_x.rego:9"},
		"id twice":                      {moduleX("aws-x-ours", rule, "aws-x-ours", `s contains ["a"] if input.a`), "our/policies/p.rego:17: the id aws-x-ours is taken by the policy at our/policies/p.rego:9"},
		"remedy without a kind":         {edit("#   category", "#   remedies:\n#     - title: Mend it\n#   category"), "custom.remedies[0]: want set, remove or satellite"},
		"remedy without a path":         {edit("#   category", "#   remedies:\n#     - {title: Mend it, set: [{value: 1}]}\n#   category"), "custom.remedies[0]: set[0] has no path"},
		"remedy with an unknown key":    {edit("#   category", "#   remedies:\n#     - {title: Mend it, sets: []}\n#   category"), "field sets not found"},
		"package that Parapet reserves": {"package parapet.lib.net\n\nmore(c) if is_world(c)\n", "our/policies/p.rego: package parapet.lib.net is reserved"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := custom(t, "p.rego", c.text)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is\n%v\nwant\n%s", err, c.want)
			}
		})
	}
}

func TestCustomPoliciesStandBesideShippedOnes(t *testing.T) {
	s, err := custom(t,
		"deep/down/p.rego", strings.Replace(moduleX("aws-x-ours", `r contains ["c"] if ours.bad(input.c)`), "\n", "\n\nimport data.company.ours\n", 1),
		"ours.rego", "package company.ours\n\nimport data.parapet.lib.net\n\nbad(c) if net.is_world(c)\n",
		"p_test.rego", "package parapet.aws_x_test\n\nthis is not even Rego",
		"examples/bad.rego", "neither is this",
	)
	if err != nil {
		t.Fatal(err)
	}
	got := judged(t, s, resource("aws_x", obj{"a": true, "c": "0.0.0.0/0"}))
	if want := "aws-x-ours fail [c]\naws-x-public fail [a]"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	ps, err := s.Policies()
	if err != nil || len(ps) != 2 || !ps[0].Custom || ps[1].Custom {
		t.Errorf("policies: %v, %v", ps, err)
	}
	if p := ps[0]; p.File != "our/policies/deep/down/p.rego" || p.Line != 11 || p.Rule != "r" || p.Type != "aws_x" || p.Severity != High {
		t.Errorf("policy: %+v", p)
	}
}

func TestMistakesInShippedPoliciesComeUpWhenTheyAreUsed(t *testing.T) {
	s := load(t, "aws/x/aws_x.rego", "package parapet.aws_x\n\nr contains\n", "aws/y/aws_y.rego", moduleFor("aws_y", "aws-y-a", `r contains ["a"]`))
	if got := judged(t, s, resource("aws_y", obj{})); got != "aws-y-a fail [a]" {
		t.Errorf("verdict on a sound type: %s", got)
	}
	_, err := s.Judge(context.Background(), resource("aws_x", obj{}))
	if err == nil || !strings.Contains(err.Error(), "judge aws_x.r: policies of aws_x:") || !strings.Contains(err.Error(), "aws/x/aws_x.rego:4") {
		t.Errorf("error: %v", err)
	}
	if _, err := s.Policies(); err == nil || !strings.Contains(err.Error(), "aws/x/aws_x.rego:4") {
		t.Errorf("error of Policies: %v", err)
	}
}

func TestTypesAndPackages(t *testing.T) {
	for typ, pkg := range map[string]string{"aws_s3_bucket": "aws_s3_bucket", "data.aws_ami": "data_aws_ami", "provider.aws": "provider_aws", "module": "module"} {
		s := load(t, "p.rego", moduleFor(pkg, "id-a", `r contains ["a"] if not input.a`))
		if got := judged(t, s, resource(typ, obj{})); got != "id-a fail [a]" {
			t.Errorf("%s: verdict %q", typ, got)
		}
		if ps, err := s.Policies(); err != nil || ps[0].Type != typ {
			t.Errorf("package %s: %v, %v", pkg, ps[0].Type, err)
		}
	}
}

func TestPackageLineBehindLongComments(t *testing.T) {
	s := load(t, "p.rego", "# "+strings.Repeat("x", 1010)+"\n#\n"+strings.Repeat("# licence\n", 300)+moduleX("aws-x-a", `r contains ["a"]`))
	if got := judged(t, s, resource("aws_x", obj{})); got != "aws-x-a fail [a]" {
		t.Errorf("verdict: %q", got)
	}
}

func TestByID(t *testing.T) {
	aliased := strings.Replace(moduleX("aws-x-a", `r contains ["a"]`), "#   category", "#   aliases: [CKV_AWS_1, AWS-0001]\n#   category", 1)
	s := load(t, "p.rego", aliased,
		"q.rego", strings.ReplaceAll(strings.ReplaceAll(aliased, "aws_x", "aws_y"), "aws-x", "aws-y"))
	for id, want := range map[string]string{
		"aws-x-a": "aws-x-a", "aws-y-a": "aws-y-a", "CKV_AWS_1": "aws-x-a aws-y-a", "ckv_aws_1": "aws-x-a aws-y-a",
		"CKV_AWS": "", "aws-x": "", "": "", "hardening": "",
	} {
		ps, err := s.ByID(id)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, p := range ps {
			ids = append(ids, p.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("ByID(%q): %q, want %q", id, got, want)
		}
	}
}
