package threat_test

import (
	"embed"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

const vpn = `
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_instance" "bastion" {
  iam_instance_profile = aws_iam_instance_profile.app.name
}
resource "aws_iam_instance_profile" "app" { role = aws_iam_role.app.name }
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
`

// pathsOf tells the paths of a workspace: "internet > compute aws_instance.bastion > ...".
func pathsOf(t *testing.T, text string, opts threat.Options) string {
	t.Helper()
	set, err := policy.Load(embed.FS{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := workspace.Analyse(t.Context(), t.TempDir(), workspace.Options{Policies: set, Disk: fstest.MapFS{"main.tf": {Data: []byte(text)}}})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range threat.Analyse(t.Context(), res.Resources, opts).Paths() {
		line := p.Start.String()
		for _, s := range p.Steps {
			line += " > " + s.Head.String()
		}
		if !p.Confirmed() {
			line += " assuming " + strings.Join(p.Assumes, "; ")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestCustomEdges(t *testing.T) {
	tunnel := threat.Edge{ID: "acme-vpn", Title: "come in over the VPN", Techniques: []string{"T1133"}, From: "internet", To: "aws_instance.*", Level: threat.Work}
	copied := threat.Edge{ID: "acme-copy", Title: "read what is copied there", From: "aws_instance.bastion", To: "aws_s3_bucket.data", Level: threat.Call}
	never := tunnel
	never.Level = threat.Never
	for _, c := range []struct {
		name   string
		custom threat.Custom
		want   string
	}{
		{"nothing", threat.Custom{}, ""},
		{"from outside", threat.Custom{Edges: []threat.Edge{tunnel}},
			"internet > compute aws_instance.bastion > principal aws_iam_role.app > read aws_s3_bucket.data"},
		{"between resources", threat.Custom{Edges: []threat.Edge{tunnel, copied}},
			"internet > compute aws_instance.bastion > read aws_s3_bucket.data"},
		{"never taken", threat.Custom{Edges: []threat.Edge{never}}, ""},
		{"nowhere", threat.Custom{Edges: []threat.Edge{{ID: "acme-x", From: "internet", To: "aws_instance.other"}}}, ""},
		{"a method that is not taken", threat.Custom{Edges: []threat.Edge{tunnel}, Weights: map[string]threat.Level{"s3-get-object": threat.Never}}, ""},
		{"a technique that is not taken", threat.Custom{Edges: []threat.Edge{tunnel}, Weights: map[string]threat.Level{"T1133": threat.Never}}, ""},
		{"the method's own weight comes first", threat.Custom{Edges: []threat.Edge{tunnel}, Weights: map[string]threat.Level{"T1133": threat.Never, "acme-vpn": threat.Call}},
			"internet > compute aws_instance.bastion > principal aws_iam_role.app > read aws_s3_bucket.data"},
		{"what is got", threat.Custom{Edges: []threat.Edge{{ID: "acme-leak", From: "any-account", To: "aws_s3_bucket.*", Gets: threat.Read}}},
			"any-account > read aws_s3_bucket.data"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pathsOf(t, vpn, threat.Options{Custom: c.custom}); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestCustomRules(t *testing.T) {
	m := &threat.Method{ID: "acme-open", Title: "read it"}
	read := threat.Fact{Kind: threat.Read, Stack: ".", Address: "aws_s3_bucket.data"}
	opts := threat.Options{Custom: threat.Custom{Rules: []threat.Rule{{Head: read, Body: []threat.Fact{{Kind: threat.Internet}}, Method: m, Assumes: []string{"somebody tells"}}}}}
	if got, want := pathsOf(t, vpn, opts), "internet > read aws_s3_bucket.data assuming somebody tells"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWeighable(t *testing.T) {
	for name, want := range map[string]bool{"T1078": true, "T1078.004": true, "iam-pass-role": true, "T107": false, "t1078": false, "iam": false, "": false, "T1078.4": false} {
		if threat.Weighable(name) != want {
			t.Errorf("%q: %t", name, !want)
		}
	}
}
