package fixes_test

import (
	"context"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
)

// FuzzAll mends whatever text there is: it ends, no text gets an error that it did
// not have, and mending the outcome again changes nothing.
func FuzzAll(f *testing.F) {
	for _, files := range []map[string]string{many} {
		for _, text := range files {
			f.Add(text)
		}
	}
	for _, text := range []string{
		"resource \"aws_s3_bucket\" \"a\" { acl = \"public-read\" }",
		"resource \"aws_s3_bucket\" \"a\" {\r\n\tacl = \"public-read\"\r\n}\r\n",
		"\ufefflocals { a = [\"public-read\"] }\nresource \"aws_s3_bucket\" \"a\" {\n  for_each = toset(local.a)\n  acl = each.value\n}",
		"resource \"aws_s3_bucket\" \"a\" {\n  acl = <<E\npublic-read\nE\n  tags = { # x\n  }\n}\nresource \"x\" {",
		"variable \"a\" { default = \"public-read\" }\nresource \"aws_s3_bucket\" \"a\" {\n  acl = \"${var.a}\" /* y */\n  tags = merge({}, { a = 1 },)\n}",
		"resource \"aws_s3_bucket\" \"a\" {\n  count = 2\n  acl = count.index == 0 ? \"public-read\" : \"website\"\n  bucket = \"no-key\" }",
		"resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"lesser\"\n  tags = {}\n  dynamic \"cors_rule\" {\n    for_each = [1]\n    content {}\n  }\n}",
	} {
		f.Add(text)
	}
	e := engine(f, nil)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		e.Change(workspace.Change{Path: "main.tf", Text: source.NewText([]byte(text))})
		if _, err := e.Update(context.Background()); err != nil {
			t.Fatal(err)
		}
		wrong := errorsIn(e.Snapshot())
		apply(t, e, all(t, e, fixes.Options{Unsafe: true}))
		if n := errorsIn(e.Snapshot()); n > wrong {
			t.Errorf("%d errors instead of %d:\n%s", n, wrong, e.Snapshot().File("main.tf").Text.Bytes())
		}
		if again := all(t, e, fixes.Options{Unsafe: true}); len(again.Files()) > 0 {
			t.Errorf("a second time changes\n%s\nto\n%s", again.Files()[0].Before.Bytes(), again.Files()[0].After.Bytes())
		}
	})
}

func errorsIn(s *workspace.Snapshot) int {
	n := 0
	for _, d := range s.Diagnostics("main.tf") {
		if d.Severity == source.Error {
			n++
		}
	}
	return n
}
