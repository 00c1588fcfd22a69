package terraform

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A run that lets go of syntax comes to the same as one that does not: a module
// that is called more than once is evaluated for each call.
func TestOnceIsTheSame(t *testing.T) {
	fsys := fstest.MapFS{
		"main.tf":          {Data: []byte("variable \"n\" { default = 1 }\nresource \"aws_s3_bucket\" \"top\" {\n  count  = var.n\n  bucket = \"top\"\n}\n")},
		"examples/a/a.tf":  {Data: []byte("module \"up\" {\n  source = \"../..\"\n  n      = 2\n}\nmodule \"x\" {\n  source = \"../../m\"\n  name   = \"x\"\n}\n")},
		"examples/b/b.tf":  {Data: []byte("module \"y\" {\n  source   = \"../../m\"\n  for_each = toset([\"p\", \"q\"])\n  name     = each.key\n}\n")},
		"m/main.tf":        {Data: []byte("variable \"name\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  count  = 1\n  bucket = var.name\n}\nmodule \"in\" {\n  source = \"./in\"\n  name   = var.name\n}\n")},
		"m/in/main.tf":     {Data: []byte("variable \"name\" {}\nresource \"aws_s3_bucket\" \"c\" {\n  bucket = var.name\n}\n")},
		"alone/main.tf":    {Data: []byte("resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"a\"\n}\nresource \"aws_s3_bucket\" \"ref\" {\n  bucket = aws_s3_bucket.a.bucket\n}\n")},
		"alone/nothing.md": {},
	}
	load := func(once bool) []string {
		res, err := Load(context.Background(), fsys, Options{Once: once, Keep: func(*source.File) bool { return false }})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range res.Resources {
			bucket, _ := r.Value.Get("bucket").AsString()
			out = append(out, fmt.Sprint(r.Origin.Stack, " ", r.Address, " ", bucket))
		}
		return out
	}
	if got, want := load(true), load(false); !slices.Equal(got, want) {
		t.Errorf("once: %q\nelse: %q", got, want)
	}
}
