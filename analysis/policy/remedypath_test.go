package policy

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
)

func TestRemedyPaths(t *testing.T) {
	base := model.Path{"ingress", 1, "cidr_blocks", 0}
	for _, tt := range []struct {
		text, want string
		adds       bool
	}{
		{"/", "", false},
		{"versioning.enabled", "versioning.enabled", false},
		{"rule[2].filter[0].prefix", "rule[2].filter[0].prefix", false},
		{".", "ingress[1].cidr_blocks[0]", false},
		{".[+]", "ingress[1].cidr_blocks[0]", true},
		{"./x.y", "ingress[1].cidr_blocks[0].x.y", false},
		{"../x", "ingress[1].cidr_blocks.x", false},
		{"../../from_port", "ingress[1].from_port", false},
		{"..", "ingress[1].cidr_blocks", false},
		{"../..", "ingress[1]", false},
		{"../a[\"b.c:d\"].e", "ingress[1].cidr_blocks.a.b.c:d.e", false},
		{"a[0][\"x\"]", "a[0].x", false},
		{"policy.Statement[+]", "policy.Statement", true},
		{"../providers[+0]", "ingress[1].cidr_blocks.providers", true},
		{"..[+0]", "ingress[1].cidr_blocks", true},
		{"../..[+]", "ingress[1]", true},
		{".[+0]", "ingress[1].cidr_blocks[0]", true},
	} {
		p, err := ParseRemedyPath(tt.text)
		if err != nil {
			t.Error(err)
			continue
		}
		got, err := p.From(base)
		if err != nil || got.String() != tt.want || p.Append != tt.adds {
			t.Errorf("%s is %s, appending %t, %v", tt.text, got, p.Append, err)
		}
	}
	for text, first := range map[string]bool{"a[+]": false, ".[+]": false, "a[+0]": true, ".[+0]": true, "a[0]": false} {
		if p, err := ParseRemedyPath(text); err != nil || p.First != first || p.Whole() {
			t.Errorf("%s is read as %+v, %v", text, p, err)
		}
	}
	if p, err := ParseRemedyPath("/"); err != nil || !p.Whole() {
		t.Errorf("/ is read as %+v, %v", p, err)
	}
	if got, _ := (RemedyPath{Up: 0, Steps: model.Path{"x"}}).From(base); &got[0] == &base[0] {
		t.Error("the verdict's path is shared")
	}
}

func TestMalformedRemedyPaths(t *testing.T) {
	for _, text := range []string{"a..b", "a[", "a[x]", "a[-1]", "a[1.5]", "a[\"x\"", "a[null]", "..x", "../", "../..x", "a[1]b", "[+]", "[+0]", "a[+1]", "a[+0].b", "./", "a[+].b"} {
		if p, err := ParseRemedyPath(text); err == nil {
			t.Errorf("%s is read as %+v", text, p)
		}
	}
	p, err := ParseRemedyPath("../../x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.From(model.Path{"acl"}); err == nil {
		t.Error("a path leaves its resource")
	}
}
