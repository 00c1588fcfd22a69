package terraform

import (
	"context"
	"fmt"
	"github.com/parapet-iac/parapet/analysis/source"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/synth"
)

// sizes are numbers of resources.
var sizes = []int{100, 1_000, 10_000}

// workspace returns a generated workspace and its size in bytes.
func workspace(n int) (fstest.MapFS, int64) {
	fsys := fstest.MapFS{}
	var size int64
	for name, text := range synth.Workspace(n, 1) {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		size += int64(len(text))
	}
	return fsys, size
}

// perResource reports the throughput of a benchmark over n resources.
func perResource(b *testing.B, n int, bytes int64) {
	b.SetBytes(bytes)
	b.ReportAllocs()
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "resources/s")
}

// BenchmarkBareParse is the yardstick: HCL's own parser on the whole files.
func BenchmarkBareParse(b *testing.B) {
	for _, n := range sizes {
		fsys, size := workspace(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				for name, f := range fsys {
					if _, diags := hclsyntax.ParseConfig(f.Data, name, hcl.InitialPos); diags.HasErrors() {
						b.Fatal(diags)
					}
				}
			}
			perResource(b, n, size)
		})
	}
}

// BenchmarkParse splits and parses the same files item by item.
func BenchmarkParse(b *testing.B) {
	for _, n := range sizes {
		fsys, size := workspace(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				for name, f := range fsys {
					if p := parse(name, source.NewText(f.Data), nil); len(p.said()) > 0 {
						b.Fatal(p.said())
					}
				}
			}
			perResource(b, n, size)
		})
	}
}

// BenchmarkLoad parses and evaluates them.
func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes {
		fsys, size := workspace(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				res, err := Load(context.Background(), fsys, Options{})
				if err != nil || len(res.Resources) < n {
					b.Fatal(err, len(res.Resources))
				}
			}
			perResource(b, n, size)
		})
	}
}

// BenchmarkSplit cuts a large file into its items.
func BenchmarkSplit(b *testing.B) {
	var text strings.Builder
	for name, t := range synth.Workspace(1000, 1) {
		if strings.HasSuffix(name, ".tf") {
			text.WriteString(t)
		}
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		split(data)
	}
}
