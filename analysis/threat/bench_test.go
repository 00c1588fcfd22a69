package threat_test

import (
	"context"
	"fmt"
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
