package terraform

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// load evaluates files given as name, content, name, content ...
func load(t testing.TB, opts Options, files ...string) *Result {
	t.Helper()
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	res, err := Load(context.Background(), fsys, opts)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// show writes a value compactly: unknown values as their hints in angle
// brackets, a trailing ! for sensitive ones.
func show(v *model.Value) string {
	if v == nil {
		return "absent"
	}
	suffix := ""
	if v.Is(model.Sensitive) {
		suffix = "!"
	}
	if v.Is(model.Unknown) {
		return "<" + v.Hint() + ">" + suffix
	}
	switch v.Kind() {
	case model.Null:
		return "null"
	case model.String:
		s, _ := v.AsString()
		return fmt.Sprintf("%q", s) + suffix
	case model.List:
		var parts []string
		for _, el := range v.Elems() {
			parts = append(parts, show(el))
		}
		return "[" + strings.Join(parts, ", ") + "]" + suffix
	case model.Object:
		var parts []string
		for _, a := range v.Attrs() {
			parts = append(parts, a.Name+": "+show(a.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}" + suffix
	}
	s, _ := stringOf(v)
	return s + suffix
}

// resources returns "address value" of the resources that res holds.
func resources(res *Result) []string {
	var out []string
	for _, r := range res.Resources {
		out = append(out, string(r.Address)+" "+show(r.Value))
	}
	return out
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestExpressions(t *testing.T) {
	const prelude = `
variable "given"   { default = "g" }
variable "required" {}
variable "list"    { default = ["a", "b"] }
variable "map"     { default = { x = 1, y = 2 } }
variable "secret"  {
  default   = "hush"
  sensitive = true
}
variable "typed" {
  type    = object({ name = string, size = optional(number, 5) })
  default = { name = 7 }
}
resource "null_resource" "other" { triggers = "t" }
`
	for _, tt := range []struct{ expr, want string }{
		{`"plain"`, `"plain"`},
		{`12.50`, `12.5`},
		{`null`, `absent`},
		{`var.given`, `"g"`},
		{`"a-${var.given}-b"`, `"a-g-b"`},
		{`var.required`, `<${var.required}>`},
		{`"a-${var.required}"`, `<a-${var.required}>`},
		{`var.secret`, `"hush"!`},
		{`"x${var.secret}"`, `"xhush"!`},
		{`upper(var.given)`, `"G"`},
		{`format("a-%s", var.given)`, `"a-g"`},
		{`format("a-%s-%s", var.given, var.required)`, `<a-g-${var.required}>`},
		{`format("%d", var.required)`, `<${format("%d", var.required)}>`},
		{`join("/", ["a", var.required])`, `<a/${var.required}>`},
		{`var.list[1]`, `"b"`},
		{`var.list.0`, `"a"`},
		{`var.list[*]`, `["a", "b"]`},
		{`[for i, v in var.list : "${i}${v}"]`, `["0a", "1b"]`},
		{`{for k, v in var.map : v => k if v > 1}`, `{2: "y"}`},
		{`{for v in ["a", "b", "c"] : v == "b" ? "odd" : "even" => v...}`, `{even: ["a", "c"], odd: ["b"]}`},
		{`var.typed`, `{name: "7", size: 5}`},
		{`true ? "yes" : "no"`, `"yes"`},
		{`var.required == "x" ? "yes" : "no"`, `<${var.required == "x" ? "yes" : "no"}>`},
		{`false && var.required`, `false`},
		{`1 + 2 * 3`, `7`},
		{`"1" == "1"`, `true`},
		{`!false`, `true`},
		{`-var.map.x`, `-1`},
		{`null_resource.other.triggers`, `"t"`},
		{`null_resource.other.id`, `<${null_resource.other.id}>`},
		{`null_resource.absent.id`, `<${null_resource.absent.id}>`},
		{`data.aws_caller_identity.me.account_id`, `<${data.aws_caller_identity.me.account_id}>`},
		{`try(var.map.z, "fallback")`, `"fallback"`},
		{`can(var.map.z)`, `false`},
		{`can(var.map.x)`, `true`},
		{`lookup(var.map, "y", 0)`, `2`},
		{`lookup(var.map, "z", 9)`, `9`},
		{`merge(var.map, { y = 3 })`, `{x: 1, y: 3}`},
		{`concat(var.list, ["c"])`, `["a", "b", "c"]`},
		{`toset(["b", "a", "b"])`, `["a", "b"]`},
		{`jsonencode({ a = [1, "<"] })`, `"{\"a\":[1,\"\\u003c\"]}"`},
		{`jsondecode("{\"a\": [1]}").a[0]`, `1`},
		{`"%{ if var.given == "g" }yes%{ else }no%{ endif }"`, `"yes"`},
		{`"%{ for v in var.list }${v},%{ endfor }"`, `"a,b,"`},
		{"<<-EOT\n    one\n      two\n    EOT\n", `"one\n  two\n"`},
		{`path.module`, `"."`},
		{`terraform.workspace`, `<${terraform.workspace}>`},
		{`join(",", var.list...)`, `<${join(",", var.list...)}>`},
		{`max([1, 5, 3]...)`, `5`},
		{`one([])`, `absent`},
		{`element(["a", "b"], 3)`, `"b"`},
		{`nonsensitive(var.secret)`, `"hush"`},
		{`provider::aws::arn_parse("x")`, `<${provider::aws::arn_parse("x")}>`},
	} {
		t.Run(tt.expr, func(t *testing.T) {
			res := load(t, Options{}, "main.tf", prelude+"resource \"null_resource\" \"r\" {\n  v = "+tt.expr+"\n}\n")
			for _, r := range res.Resources {
				if r.Address == "null_resource.r" {
					if got := show(r.Value.Get("v")); got != tt.want {
						t.Errorf("got %s, want %s", got, tt.want)
					}
				}
			}
		})
	}
}

func TestLineEndsOfWindows(t *testing.T) {
	text := "variable \"a\" {\r\n  default = 1\r\n}\r\n\r\nresource \"t\" \"r\" { # c\r\n  v = var.a\r\n  h = <<-EOT\r\n    x\r\n  EOT\r\n}\r\n"
	res := load(t, Options{}, "main.tf", text, "terraform.tfvars", "a = 2\r\n")
	if len(res.Diagnostics) > 0 {
		t.Fatal(res.Diagnostics)
	}
	compare(t, resources(res), []string{`t.r {h: "x\r\n", v: 2}`})
}

func TestReferencesPassThroughFunctions(t *testing.T) {
	res := load(t, Options{}, "main.tf", `
variable "n" {}
resource "aws_vpc" "v" { count = var.n }
resource "t" "r" {
  a = join("", aws_vpc.v.*.id)
  b = element(concat(aws_vpc.v[*].id, [""]), 0)
  c = try(aws_vpc.v[0].id, "")
  d = coalesce(one(aws_vpc.v[*].id), "x")
}
`)
	r := res.Resources[len(res.Resources)-1]
	for _, name := range []string{"a", "b", "c", "d"} {
		if refs := r.Value.Get(name).Refs(); len(refs) == 0 || refs[0] != (model.Ref{Address: "aws_vpc.v[*]", Path: "id"}) {
			t.Errorf("%s refers to %v", name, refs)
		}
	}
}

// TestWorkspaces evaluates the folders of testdata/load: the resources that
// each declares are in the file want beside it.
func TestWorkspaces(t *testing.T) {
	dirs, _ := filepath.Glob("testdata/load/*")
	if len(dirs) == 0 {
		t.Fatal("no workspaces")
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			res, err := Load(context.Background(), os.DirFS(dir), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := resources(res)
			for _, d := range res.Diagnostics {
				span, _ := res.Files.Span(d.Range)
				got = append(got, fmt.Sprintf("%s %s:%s %s", d.Severity, d.Path(), span.Start, d.Summary))
			}
			want, err := os.ReadFile(filepath.Join(dir, "want"))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, strings.Split(strings.TrimSuffix(string(want), "\n"), "\n"))
		})
	}
}

// text returns the source text at r.
func text(t *testing.T, res *Result, r source.Range) string {
	t.Helper()
	start, end, ok := res.Files.Offsets(r)
	if !ok {
		return "nowhere"
	}
	return string(res.Files[r.File()].Text.Bytes()[start:end])
}

func TestPlaces(t *testing.T) {
	res := load(t, Options{}, "main.tf", `
variable "acl" { default = "public-read" }
locals { acl = var.acl }
resource "aws_s3_bucket" "b" {
  acl    = local.acl
  policy = <<-EOF
    {
      "Statement": [
        {"Action": "s3:*", "Resource": "${aws_s3_bucket.other.arn}/*"}
      ]
    }
  EOF
  logging = jsondecode("{\"target_bucket\": \"x\"}")
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [{ Action = ["*"], Resource = "*" }]
  })
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
resource "aws_iam_policy" "q" { policy = data.aws_iam_policy_document.d.json }
`)
	for _, tt := range []struct {
		address string
		path    model.Path
		at      string
		via     []string
	}{
		{"aws_s3_bucket.b", model.Path{"acl"}, `acl    = local.acl`, []string{`var.acl`, `"public-read"`}},
		{"aws_s3_bucket.b", model.Path{"policy", "Statement", 0, "Action"}, `"Action": "s3:*"`, nil},
		{"aws_s3_bucket.b", model.Path{"policy", "Statement", 0, "Resource"}, `"Resource": "${aws_s3_bucket.other.arn}/*"`, nil},
		{"aws_s3_bucket.b", model.Path{"versioning", "enabled"}, `resource "aws_s3_bucket" "b"`, nil},
		{"aws_iam_policy.p", model.Path{"policy", "Statement", 0, "Action", 0}, `"*"`, nil},
		{"aws_iam_policy.q", model.Path{"policy", "Statement", 0, "Action", 0}, `policy = data.aws_iam_policy_document.d.json`,
			[]string{`data "aws_iam_policy_document" "d"`, `data "aws_iam_policy_document" "d"`, `["s3:*"]`, `"s3:*"`}},
		{"data.aws_iam_policy_document.d", model.Path{"json", "Statement", 0, "Principal", "AWS", 0}, `"*"`, nil},
	} {
		t.Run(tt.address+"/"+tt.path.String(), func(t *testing.T) {
			i := slices.IndexFunc(res.Resources, func(r *model.Resource) bool { return string(r.Address) == tt.address })
			step := res.Resources[i].Value.Walk(tt.path)
			if got := text(t, res, step.Range); got != tt.at {
				t.Errorf("place is %q, want %q", got, tt.at)
			}
			var via []string
			for _, r := range step.Via {
				via = append(via, text(t, res, r))
			}
			if tt.via != nil && via[len(via)-1] != tt.via[len(tt.via)-1] {
				t.Errorf("written at %q, want %q", via, tt.via)
			}
		})
	}
}

// A block that the provider allows once is a list of one in Terraform.
func TestBlocksThatStandOnceHaveAnIndex(t *testing.T) {
	res := load(t, Options{}, "main.tf", `
resource "aws_s3_bucket" "b" {
  versioning { enabled = true }
}
resource "kubernetes_namespace_v1" "n" {
  metadata { name = "shop" }
}
resource "t" "r" {
  a = aws_s3_bucket.b.versioning[0].enabled
  b = kubernetes_namespace_v1.n.metadata[0].name
  c = kubernetes_namespace_v1.n.metadata.0.name
  d = kubernetes_namespace_v1.n.metadata[1].name
}`)
	r := res.Resources[len(res.Resources)-1]
	if v, ok := r.Value.Get("a").AsBool(); !ok || !v {
		t.Error("versioning[0].enabled is unknown")
	}
	for name, want := range map[string]bool{"b": true, "c": true, "d": false} {
		if s, ok := r.Value.Get(name).AsString(); ok != want || want && s != "shop" {
			t.Errorf("%s is %q, %t", name, s, ok)
		}
	}
}
