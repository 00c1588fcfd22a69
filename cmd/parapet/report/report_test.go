package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const mainText = `# Storage of a shop.
resource "aws_s3_bucket" "logs" {
	bucket = "shop-logs"
	acl    = var.acl # public-read
}

resource "aws_db_instance" "orders" {
  password = "correct horse"
  tags = { owner = "größe" }
  storage_encrypted = local.encrypted
}

# parapet:ignore aws-s3-bucket-public-acl a website
resource "aws_s3_bucket" "site" {
  acl = "public-read"
}
`

const variablesText = `variable "acl" {
  default = "public-read"
}
`

var (
	publicACL = &policy.Policy{
		ID: "aws-s3-bucket-public-acl", Type: "aws_s3_bucket", Title: "S3 bucket is readable by everyone through its ACL",
		Description: "A public ACL shows objects to strangers. Keep *_acl private.", Severity: policy.High, Category: "public-exposure",
		CWE: []string{"CWE-732"}, Controls: map[string][]string{"cis-aws-3.0": {"2.1.4"}}, Aliases: []string{"CKV_AWS_20"},
		Related:  []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"},
		Remedies: []policy.Remedy{{Title: "Make the ACL private", Unsafe: "breaks public readers", Set: []policy.Assignment{{Path: "acl", Value: "private"}}}},
	}
	unencrypted = &policy.Policy{
		ID: "aws-db-instance-unencrypted", Type: "aws_db_instance", Title: "Database is not encrypted at rest",
		Severity: policy.Medium, Category: "encryption-at-rest", CWE: []string{"CWE-311", "CWE-732"},
	}
	password = &policy.Policy{
		ID: "aws-db-instance-literal-password", Type: "aws_db_instance", Title: "Database password stands in the code",
		Severity: policy.Critical, Category: "secrets",
	}
	untagged = &policy.Policy{
		ID: "custom-tags", Type: "aws_db_instance", Title: "Tags | lack `team`, ask @ops", Severity: policy.Info, Category: "hygiene", Custom: true,
	}
)

// fixture is an analysis made by hand: one finding of each status, a value that
// came through a variable, a secret, and texts that are markup somewhere.
func fixture() (*workspace.Result, []workspace.Finding) {
	files := source.Files{}
	for name, text := range map[string]string{"main.tf": mainText, "net/variables, 100%.tf": variablesText} {
		files[name] = source.NewFile(name, source.NewText([]byte(text)), nil)
	}
	res := &workspace.Result{Root: "/w", Files: files, Resources: make([]*model.Resource, 3)}
	at := func(file, text string) source.Span {
		f := files[file]
		start := bytes.Index(f.Text.Bytes(), []byte(text))
		if start < 0 {
			panic("the fixture has no " + text)
		}
		return source.Span{File: file, Start: f.Text.Position(start), End: f.Text.Position(start + len(text))}
	}
	block := func(header string) source.Span {
		s := at("main.tf", header)
		end := strings.Index(mainText[s.Start.Offset:], "\n}\n") + s.Start.Offset + 2
		s.End = files["main.tf"].Text.Position(end)
		return s
	}
	logs, orders, site := block(`resource "aws_s3_bucket" "logs"`), block(`resource "aws_db_instance"`), block(`resource "aws_s3_bucket" "site"`)
	comment := at("main.tf", "# parapet:ignore aws-s3-bucket-public-acl a website")
	findings := []workspace.Finding{
		{Policy: password, Resource: "aws_db_instance.orders", Instances: []model.Address{"aws_db_instance.orders"}, Language: "terraform",
			Paths: []model.Path{{"password"}}, Span: at("main.tf", `password = "correct horse"`), Block: orders, Rank: 98, Points: workspace.Points{Tier: 75, Severity: 10, Category: 3, Choke: 5, Ease: 5}, Tier: threat.Confirmed, Choke: true, Fingerprint: "0a"},
		{Policy: publicACL, Resource: `aws_s3_bucket.logs["a"]`, Instances: []model.Address{`aws_s3_bucket.logs["a"]`, `aws_s3_bucket.logs["b"]`}, Language: "terraform",
			Paths: []model.Path{{"acl"}, {"grant", 0, "uri"}}, Span: at("main.tf", "acl    = var.acl"), Block: logs, Rank: 62, Points: workspace.Points{Tier: 50, Severity: 8, Category: 3, Ease: 1}, Tier: threat.Possible, Fingerprint: "0b",
			Related: []workspace.Related{{Span: at("net/variables, 100%.tf", `"public-read"`), Message: "the value is set here"}}},
		{Policy: publicACL, Resource: "aws_s3_bucket.site", Instances: []model.Address{"aws_s3_bucket.site"}, Language: "terraform",
			Paths: []model.Path{{"acl"}}, Span: at("main.tf", `acl = "public-read"`), Block: site, Rank: 37, Points: workspace.Points{Tier: 25, Severity: 8, Category: 3, Ease: 1}, Tier: threat.Half, Fingerprint: "0c",
			Suppression: &workspace.Suppression{Kind: "comment", Reason: "a website", Span: &comment}},
		{Policy: unencrypted, Status: policy.Inconclusive, Resource: "aws_db_instance.orders", Instances: []model.Address{"aws_db_instance.orders"}, Language: "terraform",
			Paths: []model.Path{{"storage_encrypted"}}, Span: at("main.tf", "storage_encrypted = local.encrypted"), Block: orders, Rank: 6, Points: workspace.Points{Severity: 5, Category: 1}, Fingerprint: "0d"},
		{Policy: untagged, Resource: "aws_db_instance.orders", Instances: []model.Address{"aws_db_instance.orders"}, Language: "terraform",
			Paths: []model.Path{{"tags", "team"}}, Span: at("main.tf", `"größe"`), Block: orders, Fingerprint: "0e"},
	}
	res.Diagnostics = []source.Diagnostic{
		{Severity: source.Error, Range: source.Range{Anchor: files["main.tf"].Whole, Start: 2, End: 9}, Summary: "the block is not closed", Detail: "add a }"},
		{Severity: source.Warning, File: "big.tf", Summary: "the file is too large"},
		{Severity: source.Notice, Summary: "a module is not installed"},
	}
	return res, findings
}

// reduced is the fixture as writers get it.
func reduced() *Workspace {
	res, findings := fixture()
	r := Reducer{Workspace: "infra", Base: "infra", Frames: true}
	ws := &Workspace{Path: "infra", Files: len(res.Files), Resources: len(res.Resources)}
	for i := range findings {
		f := r.Finding(res, &findings[i])
		ws.Counts.Add(f.Status, f.Severity)
		ws.Findings = append(ws.Findings, f)
	}
	for _, d := range res.Diagnostics {
		ws.Diagnostics = append(ws.Diagnostics, r.Diagnostic(res, d))
	}
	return ws
}

// write writes workspaces in a format.
func write(t testing.TB, format string, opts Options, all ...*Workspace) []byte {
	t.Helper()
	var b bytes.Buffer
	opts.Tool = Tool{Name: "Parapet", Version: "1.2.3", URL: "https://example.com/parapet"}
	opts.Root = "/home/me/shop & co"
	w, err := New(format, &b, opts)
	if err != nil {
		t.Fatal(err)
	}
	var sum Summary
	for _, ws := range all {
		if err := w.Workspace(ws); err != nil {
			t.Fatal(err)
		}
		sum.Add(ws)
	}
	if err := w.Close(&sum); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s:%d differs\ngot  %q\nwant %q", path, i+1, g[min(i, len(g)-1)], w[min(i, len(w)-1)])
		}
	}
}

func TestFormats(t *testing.T) {
	empty := &Workspace{Path: "empty", Files: 1}
	tests := []struct {
		name, format string
		opts         Options
		in           []*Workspace
	}{
		{"text.txt", "text", Options{}, []*Workspace{reduced()}},
		{"text-color-narrow.txt", "text", Options{Color: true, Width: 40}, []*Workspace{reduced()}},
		{"text-quiet-empty.txt", "text", Options{Quiet: true}, []*Workspace{empty}},
		{"text-two.txt", "text", Options{}, []*Workspace{empty, empty}},
		{"findings.json", "json", Options{}, []*Workspace{reduced(), empty}},
		{"fixes.json", "json", Options{}, []*Workspace{withFixes()}},
		{"empty.json", "json", Options{}, nil},
		{"findings.sarif", "sarif", Options{}, []*Workspace{reduced(), empty}},
		{"fixes.sarif", "sarif", Options{}, []*Workspace{withFixes()}},
		{"empty.sarif", "sarif", Options{}, []*Workspace{empty}},
		{"junit.xml", "junit", Options{}, []*Workspace{reduced(), empty}},
		{"github.txt", "github", Options{}, []*Workspace{reduced()}},
		{"gitlab.json", "gitlab", Options{}, []*Workspace{reduced(), empty}},
		{"gitlab-empty.json", "gitlab", Options{}, nil},
		{"markdown.md", "markdown", Options{}, []*Workspace{reduced()}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			golden(t, tt.name, write(t, tt.format, tt.opts, tt.in...))
		})
	}
}

// withFixes is a report with two fixes for its first finding, one of which edits
// two files.
func withFixes() *Workspace {
	ws := reduced()
	at := Range{Start: Position{4, 11, 72}, End: Position{4, 18, 79}}
	other := Range{Start: Position{2, 1, 20}, End: Position{2, 1, 20}}
	ws.Findings[0].Fixes = []Fix{
		{Title: "Make the ACL private", Edits: []Edit{{"infra/main.tf", at, `"private"`}}},
		{Title: "Make the ACL private (in the default of var.acl)", Unsafe: "breaks public readers",
			Edits: []Edit{{"infra/main.tf", other, ""}, {"infra/main.tf", at, "\"x\"\n"}, {"infra/variables.tf", at, "<>&"}}},
	}
	return ws
}

// TestWellFormed parses every report as its readers will.
func TestWellFormed(t *testing.T) {
	in := [][]*Workspace{nil, {{Path: "."}}, {reduced()}, {reduced(), reduced()}, {withFixes()}}
	for _, all := range in {
		validate(t, "findings.schema.json", []byte(Schema), write(t, "json", Options{}, all...))
		sarif, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
		if err != nil {
			t.Fatal(err)
		}
		validate(t, "sarif.json", sarif, write(t, "sarif", Options{}, all...))
		var issues []gitlabIssue
		if err := json.Unmarshal(write(t, "gitlab", Options{}, all...), &issues); err != nil {
			t.Errorf("gitlab: %v", err)
		}
		var suites struct {
			Suites []junitSuite `xml:"testsuite"`
		}
		if err := xml.Unmarshal(write(t, "junit", Options{}, all...), &suites); err != nil {
			t.Errorf("junit: %v", err)
		}
		for _, s := range suites.Suites {
			if len(s.Cases) != s.Tests {
				t.Errorf("junit: %s says %d tests and has %d", s.Name, s.Tests, len(s.Cases))
			}
		}
	}
}

func validate(t *testing.T, name string, schema, doc []byte) {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, parsed); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, doc)
	}
	if err := compiled.Validate(v); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func TestSecretsStayOutOfReports(t *testing.T) {
	for _, format := range Formats() {
		if got := write(t, format, Options{}, reduced()); bytes.Contains(got, []byte("correct horse")) {
			t.Errorf("%s shows the password", format)
		}
	}
}

func TestMask(t *testing.T) {
	tests := map[string]string{
		`  password = "x"`:               `  password = ***`,
		`    export TOKEN=abc`:           `    export TOKEN= ***`,
		`  "password": "x",`:             `  "password": ***`,
		`    abcdef`:                     `    ***`,
		`resource "a" "b" {`:             `resource "a" "b" {`,
		`variable "a" { default = "x" }`: `variable "a" { default = ***`,
	}
	for in, want := range tests {
		if got := mask(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// TestHostileTexts holds that what a workspace names cannot act on a terminal
// or a log.
func TestHostileTexts(t *testing.T) {
	ws := reduced()
	f := &ws.Findings[0]
	f.File = "a\x1b[2J\n::error::b.tf"
	f.Resource = "x\x1b]0;title\x07\u202e\n::set-output name=a::b"
	f.Instances = []string{f.Resource}
	f.Frame = []Line{{Number: 1, Text: "a\x1b[31mb\tc\x00", From: 0, To: 3}}
	for _, format := range []string{"text", "github", "markdown"} {
		got := string(write(t, format, Options{}, ws))
		if strings.ContainsAny(got, "\x1b\x07\x00") && format != "github" || strings.Contains(got, "\u202e") && format != "github" {
			t.Errorf("%s: control characters came through: %q", format, got)
		}
		if strings.Contains(got, "\n::set-output") || strings.Contains(got, "\n::error::b") {
			t.Errorf("%s: a command came through: %q", format, got)
		}
	}
}
