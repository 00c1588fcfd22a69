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
#want "aws-g-h"`))
	want := []Want{{1, "aws-a-b"}, {3, "aws-c-d"}, {3, "aws-e-f"}, {6, "aws-g-h"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
