package report

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// someDrift is a report with all that one can have.
func someDrift() *Drift {
	at := Range{Start: Position{3, 1, 20}, End: Position{3, 9, 28}}
	d := &Drift{
		Version: DriftFormat, Tool: Tool{Name: "Parapet", Version: "1", URL: "https://example.com"}, Workspace: ".",
		Drifts: []DriftItem{
			{
				Kind: "changed", Type: "aws_security_group", Address: "aws_security_group.data", Stack: ".", ID: "sg-1", Account: "123456789012",
				Region: "eu-central-1", Risky: true, Rank: 90, File: "main.tf", Range: &at,
				Changes: []DriftChange{
					{Path: "ingress", Op: "added", Live: map[string]any{"cidr_blocks": []any{"0.0.0.0/0"}}, Address: "aws_security_group.data", File: "main.tf", Range: &at},
					{Path: "tags.a", Op: "removed", Code: "b\x1b[31m", Address: "aws_security_group.data"},
				},
				Findings: []DriftFinding{{Policy: "p", Title: "t", Severity: "high", Address: "aws_security_group.data", Paths: []string{"ingress[0]"}, Changes: []int{0}}},
				Paths:    []int{0}, Remedies: []DriftRemedy{{Kind: "restore", Title: "apply", Commands: []string{"terraform apply"}}}, Fingerprint: "aa",
			},
			{
				Kind: "unmanaged", Type: "aws_s3_bucket", Address: "aws_s3_bucket(x)", Stack: ".", ID: "x", Note: "it may be another",
				Changes: []DriftChange{}, Findings: []DriftFinding{}, Paths: []int{}, Remedies: []DriftRemedy{}, Fingerprint: "bb",
			},
			{
				Kind: "missing", Type: "aws_sqs_queue", Address: "aws_sqs_queue.a", Stack: ".", Accepted: "it comes and goes",
				Changes: []DriftChange{}, Findings: []DriftFinding{}, Paths: []int{}, Remedies: []DriftRemedy{}, Fingerprint: "cc",
			},
		},
		Facts: []PathFact{{ID: "f1", Kind: "internet", Label: "the internet"}, {ID: "f2", Kind: "read", Address: "aws_db_instance.a", Label: "content of aws_db_instance.a"}},
		Paths: []DriftPath{{
			BreachPath: BreachPath{Status: "confirmed", Start: "f1", Goal: "f2", Assumes: []string{}, Steps: []PathStep{}},
			Because:    []DriftCause{{Drift: 0, Address: "aws_security_group.data", Path: "ingress"}},
		}},
		Untied: []string{"aws_instance.a"}, NotRead: []string{"aws_eks_cluster.a"},
		Unreadable: []cloud.Unreadable{{Call: "ec2:DescribeVpcs", Type: "aws_vpc", Account: "123456789012", Region: "eu-central-1", Reason: "UnauthorizedOperation"}},
		Controlled: []Controlled{{Type: "aws_vpc", ID: "vpc-1", MadeBy: "AWS"}},
	}
	d.Count()
	return d
}

func TestDriftIsWellFormed(t *testing.T) {
	sarif, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	empty := &Drift{Version: DriftFormat, Drifts: []DriftItem{}, Facts: []PathFact{}, Paths: []DriftPath{}, Untied: []string{}, NotRead: []string{}, Unreadable: []cloud.Unreadable{}}
	for _, d := range []*Drift{someDrift(), empty} {
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		validate(t, "drift.schema.json", []byte(DriftSchema), text)
		var b bytes.Buffer
		if err := d.WriteSARIF(&b, Options{Tool: someDrift().Tool}); err != nil {
			t.Fatal(err)
		}
		validate(t, "sarif.json", sarif, b.Bytes())
	}
}

func TestDriftText(t *testing.T) {
	var b bytes.Buffer
	if err := someDrift().WriteText(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "drift.txt", b.Bytes())
	b.Reset()
	if err := someDrift().WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "drift.md", b.Bytes())
}

// TestDriftPage holds names that somebody has chosen to what JSON in a page may hold.
func TestDriftPage(t *testing.T) {
	d := someDrift()
	hostile := "x</script><img src=x onerror=alert(1)>"
	d.Workspace, d.Drifts[0].ID, d.Drifts[0].Changes[0].Live, d.Facts[0].Label = hostile, hostile, map[string]any{hostile: hostile}, hostile
	var b bytes.Buffer
	if err := d.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if strings.Contains(page, "<img") || strings.Count(page, "</script>") != 2 || !strings.Contains(page, "<title>Drift of x&lt;/script&gt;") {
		t.Error("a name has become markup")
	}
	_, rest, _ := strings.Cut(page, `id="data">`)
	data, _, _ := strings.Cut(rest, "</script>")
	var got Drift
	if err := json.Unmarshal([]byte(data), &got); err != nil || got.Drifts[0].ID != hostile || len(got.Paths) != 1 {
		t.Errorf("the page holds %+v, %v", got, err)
	}
}

func TestDriftCounts(t *testing.T) {
	if got := someDrift().Summary; got.Changed != 1 || got.Unmanaged != 1 || got.Missing != 0 || got.Accepted != 1 || got.Risky != 1 || got.Harmless != 1 {
		t.Errorf("the summary is %+v", got)
	}
	d := someDrift().Drifts[0]
	before := driftPrint(&d)
	d.Findings, d.Rank = nil, 3
	if driftPrint(&d) != before {
		t.Error("the fingerprint depends on what is found")
	}
	d.Changes[0].Live = "other"
	if driftPrint(&d) == before {
		t.Error("the fingerprint does not depend on what runs")
	}
	if long := brief(strings.Repeat("ä", 300)); len(long) > maxBrief+4 {
		t.Errorf("a value of %d bytes is shown", len(long))
	}
}
