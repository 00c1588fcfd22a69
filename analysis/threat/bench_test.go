package threat_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// BenchmarkAnalyse draws up and searches the graph of generated workspaces.
func BenchmarkAnalyse(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		dir := fstest.MapFS{}
		for name, text := range synth.Workspace(n, 1) {
			dir[name] = &fstest.MapFile{Data: []byte(text)}
		}
		resources := load(b, dir)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				g := threat.Analyse(context.Background(), resources, threat.Options{})
				g.Paths()
				g.Escalations()
			}
		})
	}
}

// BenchmarkReaches draws up what reaches one machine, and what it reaches, in a network of so many machines, in
// subnets and groups of ten.
func BenchmarkReaches(b *testing.B) {
	for _, n := range []int{100, 1_000} {
		var text strings.Builder
		text.WriteString("resource \"aws_vpc\" \"v\" { cidr_block = \"10.0.0.0/8\" }\n")
		for i := range n / 10 {
			fmt.Fprintf(&text, "resource \"aws_subnet\" \"s%d\" {\n  vpc_id = aws_vpc.v.id\n  cidr_block = \"10.%d.%d.0/24\"\n}\n", i, i/250, i%250)
			fmt.Fprintf(&text, "resource \"aws_security_group\" \"g%d\" {\n  vpc_id = aws_vpc.v.id\n  ingress {\n    from_port = 22\n    to_port = 22\n    protocol = \"tcp\"\n    cidr_blocks = [\"10.0.0.0/8\"]\n  }\n"+
				"  egress {\n    from_port = 0\n    to_port = 0\n    protocol = \"-1\"\n    cidr_blocks = [\"10.%d.0.0/16\"]\n  }\n}\n", i, i%4)
		}
		for i := range n {
			fmt.Fprintf(&text, "resource \"aws_instance\" \"i%d\" {\n  subnet_id = aws_subnet.s%d.id\n  vpc_security_group_ids = [aws_security_group.g%d.id]\n}\n", i, i/10, i%(n/10))
		}
		resources := load(b, fstest.MapFS{"main.tf": &fstest.MapFile{Data: []byte(text.String())}})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if steps, _ := threat.Reaches(context.Background(), resources, threat.Options{}, "aws_instance.i7"); len(steps) < n/10 {
					b.Fatal(len(steps))
				}
			}
		})
	}
}
