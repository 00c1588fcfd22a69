package compare_test

import (
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// TestWithout takes away what opens steps, where something else may open them as well.
func TestWithout(t *testing.T) {
	s := side(t, fstest.MapFS{"main.tf": {Data: []byte(`
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket" "logs" { bucket = "logs" }
resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "*" } },
  ] })
}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.data.arn}/*" },
    { Effect = "Allow", Action = "s3:Get*", Resource = "*" },
    { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.data.arn}/*" },
  ] })
}
`)}}, none(t))
	paths := s.Breaches.Paths()
	if len(paths) != 2 {
		t.Fatalf("%d paths, want those to data and to logs", len(paths))
	}
	trust := model.Path{"assume_role_policy", "Statement", 0}
	statement := func(i int) model.Path { return model.Path{"inline_policy", 0, "policy", "Statement", i} }
	for _, c := range []struct {
		what string
		path model.Path
		want int
	}{
		{"the trust of everybody", trust, 2},
		{"deep in it", append(trust, "Principal", "AWS"), 2},
		{"one of two statements about data", statement(0), 0},
		{"the one about everything", statement(1), 1},
		{"what is no element", model.Path{"assume_role_policy"}, 0},
	} {
		e := threat.Evidence{Stack: paths[0].Goal.Stack, Address: "aws_iam_role.app", Path: c.path}
		g := compare.Without(t.Context(), s.Resources, s.Breaches.Graph, options, e)
		if got := compare.Closed(paths, g); got != c.want {
			t.Errorf("without %s %d paths are closed, want %d", c.what, got, c.want)
		}
	}
}

// TestWithoutAnAttribute takes away an attribute that steps rest on.
func TestWithoutAnAttribute(t *testing.T) {
	s := side(t, fstest.MapFS{"main.tf": {Data: []byte(`
resource "aws_s3_bucket" "data" {
  bucket = "data"
  acl    = "public-read"
}
`)}}, none(t))
	paths := s.Breaches.Paths()
	if len(paths) != 1 {
		t.Fatalf("%d paths", len(paths))
	}
	g := compare.Without(t.Context(), s.Resources, s.Breaches.Graph, options, threat.Evidence{Stack: paths[0].Goal.Stack, Address: "aws_s3_bucket.data", Path: model.Path{"acl"}})
	if got := compare.Closed(paths, g); got != 1 {
		t.Errorf("%d paths are closed", got)
	}
}
