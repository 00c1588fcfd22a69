package policy_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/policy/cache"
	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

func shipped(t testing.TB) *policy.Set {
	t.Helper()
	s, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// write puts files into dir.
func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// composed returns the resources of a workspace as policies see them.
func composed(t testing.TB, dir string) []*model.Resource {
	t.Helper()
	none := shipped(t).Select(func(*policy.Policy) bool { return false })
	res, err := workspace.Analyse(context.Background(), dir, workspace.Options{Policies: none})
	if err != nil {
		t.Fatal(err)
	}
	return res.Resources
}

func judgeAll(t testing.TB, s *policy.Set, rs []*model.Resource) [][]policy.Verdict {
	t.Helper()
	all := make([][]policy.Verdict, len(rs))
	for i, r := range rs {
		vs, err := s.Judge(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = vs
	}
	return all
}

// TestWarmEqualsCold judges workspaces without a cache, with an empty one, and
// with what that one has become, from which on no module may be parsed.
func TestWarmEqualsCold(t *testing.T) {
	demo := filepath.Join("..", "..", "testdata", "demo")
	examples := filepath.Join("..", "..", "policies", "aws")
	generated := t.TempDir()
	write(t, generated, synth.Workspace(400, 7))
	for name, dir := range map[string]string{"demo": demo, "examples": examples, "generated": generated} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rs := composed(t, dir)
			for kind, keep := range map[string]func(*policy.Policy) bool{
				"all":      nil,
				"selected": policy.Selection{MinSeverity: policy.High, Skip: []string{"*-public-*"}}.Keep,
			} {
				folder := t.TempDir()
				plain, first, second := shipped(t), shipped(t), shipped(t)
				if keep != nil {
					plain, first, second = plain.Select(keep), first.Select(keep), second.Select(keep)
				}
				cold := judgeAll(t, plain, rs)
				pack := cache.Open(folder, dir)
				compare(t, kind+", empty cache", judgeAll(t, first.Remember(pack), rs), cold)
				if err := pack.Flush(); err != nil {
					t.Fatal(err)
				}
				second.ForbidRego()
				compare(t, kind+", warm cache", judgeAll(t, second.Remember(cache.Open(folder, dir)), rs), cold)
			}
		})
	}
}

func compare(t *testing.T, name string, got, want [][]policy.Verdict) {
	t.Helper()
	found := 0
	for i := range want {
		found += len(want[i])
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s, resource %d: %v\nwant %v", name, i, got[i], want[i])
		}
	}
	if found == 0 {
		t.Errorf("%s: nothing was found: the test sees too little", name)
	}
}

// TestServersShareAWorkspace judges with two packs of one workspace at once.
func TestServersShareAWorkspace(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "demo")
	rs := composed(t, dir)
	cold := judgeAll(t, shipped(t), rs)
	folder := t.TempDir()
	var servers sync.WaitGroup
	for range 2 {
		servers.Go(func() {
			pack := cache.Open(folder, dir)
			s := shipped(t).Remember(pack)
			var workers sync.WaitGroup
			for range 2 {
				workers.Go(func() {
					compare(t, "a server of two", judgeAll(t, s, rs), cold)
					if err := pack.Flush(); err != nil {
						t.Error(err)
					}
				})
			}
			workers.Wait()
		})
	}
	servers.Wait()
	third := shipped(t)
	third.ForbidRego()
	compare(t, "what they left", judgeAll(t, third.Remember(cache.Open(folder, dir)), rs), cold)
}

// BenchmarkRemember judges a workspace of 1,000 resources in a program that has
// just begun, from loading policies to flushing the cache. cold/warm says how
// many times longer it takes without entries.
func BenchmarkRemember(b *testing.B) {
	dir := b.TempDir()
	write(b, dir, synth.Workspace(1000, 1))
	rs := composed(b, dir)
	folder := b.TempDir()
	run := func(root string) time.Duration {
		start := time.Now()
		pack := cache.Open(folder, root)
		judgeAll(b, shipped(b).Remember(pack), rs)
		if err := pack.Flush(); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var without, cold, warm time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		judgeAll(b, shipped(b), rs)
		without += time.Since(start)
		root := dir + strconv.Itoa(i)
		cold += run(root)
		warm += run(root)
	}
	per := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 / float64(b.N) }
	b.ReportMetric(per(without), "ms-without")
	b.ReportMetric(per(cold), "ms-cold")
	b.ReportMetric(per(warm), "ms-warm")
	b.ReportMetric(float64(cold)/float64(warm), "cold/warm")
}
