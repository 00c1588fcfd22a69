package threat_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/threat"
)

// TestReaches reads the files of testdata/reach. What each line of the form
//
//	#> internet -> aws_instance.web tcp 443
//
// says is reached, and nothing else is, by anybody: what must not be reached stands in
// no such line. A question mark at the end is for what is possible, assuming
// something. Between lines ---- are workspaces of their own, which share what stands
// in front of the first.
func TestReaches(t *testing.T) {
	for _, w := range reachWorkspaces(t) {
		t.Run(w.name, func(t *testing.T) {
			resources := load(t, fstest.MapFS{"main.tf": {Data: []byte(w.text)}})
			steps, complete := threat.Reaches(context.Background(), resources, threat.Options{}, "")
			if !complete {
				t.Error("not complete")
			}
			got, want := arrows(steps), wanted(w.text)
			if !slices.Equal(got, want) {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// TestReachesAbout holds that what is told of one resource is all that it has to do
// with.
func TestReachesAbout(t *testing.T) {
	for _, w := range reachWorkspaces(t) {
		resources := load(t, fstest.MapFS{"main.tf": {Data: []byte(w.text)}})
		all, _ := threat.Reaches(context.Background(), resources, threat.Options{}, "")
		for _, r := range resources {
			if !slices.ContainsFunc(all, func(s threat.Rule) bool { return s.Head.Address == r.Address }) {
				continue
			}
			about := func(steps []threat.Rule) []string {
				return arrows(slices.DeleteFunc(slices.Clone(steps), func(s threat.Rule) bool {
					return s.Head.Address != r.Address && s.Body[0].Address != r.Address
				}))
			}
			own, _ := threat.Reaches(context.Background(), resources, threat.Options{}, r.Address)
			if got, want := about(own), about(all); !slices.Equal(got, want) {
				t.Errorf("%s: of %s there is\n%s\nwant\n%s", w.name, r.Address, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// TestReachesTooMany leaves out what no attacker gets to where there are too many pairs
// to look at, and says so.
func TestReachesTooMany(t *testing.T) {
	const text = `
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "s" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/16"
}
resource "aws_default_security_group" "shut" { vpc_id = aws_vpc.v.id }
resource "aws_security_group" "all" {
  vpc_id = aws_vpc.v.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
resource "aws_instance" "i" {
  count     = 200
  subnet_id = aws_subnet.s.id
}
resource "aws_instance" "one" {
  count                  = 2
  subnet_id              = aws_subnet.s.id
  vpc_security_group_ids = [aws_security_group.all.id]
}
`
	resources := load(t, fstest.MapFS{"main.tf": {Data: []byte(text)}})
	if steps, complete := threat.Reaches(context.Background(), resources, threat.Options{}, ""); complete || len(steps) > 0 {
		t.Errorf("complete %t with %d steps, of which attackers take none", complete, len(steps))
	}
	if steps, complete := threat.Reaches(context.Background(), resources, threat.Options{}, "aws_instance.one[0]"); !complete || len(steps) != 2 {
		t.Errorf("complete %t with %d steps, want one there and one back", complete, len(steps))
	}
}

type reachWorkspace struct{ name, text string }

// reachWorkspaces returns the workspaces in testdata/reach.
func reachWorkspaces(t *testing.T) []reachWorkspace {
	t.Helper()
	files, _ := filepath.Glob("testdata/reach/*.tf")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	var out []reachWorkspace
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		common, rest, cut := strings.Cut(string(data), "\n# ----")
		parts := strings.Split(rest, "\n# ----")
		if !cut {
			parts = []string{""}
		}
		for _, part := range parts {
			title, _, _ := strings.Cut(part, "\n")
			out = append(out, reachWorkspace{strings.TrimSuffix(filepath.Base(file), ".tf") + "/" + strings.TrimSpace(title), common + "\n# " + part})
		}
	}
	return out
}

// arrows writes steps as files say them.
func arrows(steps []threat.Rule) []string {
	var out []string
	for _, r := range steps {
		from := string(r.Body[0].Address)
		if r.Body[0].Kind == threat.Premises {
			from = r.Body[0].String()
		}
		if from == "" {
			from = r.Body[0].String()
		}
		line := strings.TrimSpace(from + " -> " + string(r.Head.Address) + " " + r.Head.Name)
		if len(r.Assumes) > 0 {
			line += " ?"
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func wanted(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line, ok := strings.CutPrefix(strings.TrimSpace(line), "#> "); ok {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
