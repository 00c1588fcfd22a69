package policy

import (
	"slices"
	"testing"
)

func TestParseWants(t *testing.T) {
	got := ParseWants([]byte(`resource "x" "y" { # want "aws-a-b"
  a = "# wanted"
  b = 1 // want "aws-c-d" "aws-e-f"
  # want nothing
}
  # want "aws-i-j"
  # and why
  # want "aws-k-l"
  c = 2 # want "aws-m-n"
#want "aws-g-h"`))
	want := []Want{{1, "aws-a-b"}, {3, "aws-c-d"}, {3, "aws-e-f"}, {9, "aws-i-j"}, {9, "aws-k-l"}, {9, "aws-m-n"}, {10, "aws-g-h"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
