package workspace_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

func shipped(b testing.TB) *policy.Set {
	b.Helper()
	s, err := policy.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// bareParse returns how long HCL's own parser takes for the files.
func bareParse(b *testing.B, files map[string]string) time.Duration {
	start := time.Now()
	for name, text := range files {
		if !strings.HasSuffix(name, ".tf") {
			continue
		}
		if _, diags := hclsyntax.ParseConfig([]byte(text), name, hcl.InitialPos); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
	return time.Since(start)
}

// peakHeap samples the heap until stop is called, which returns the most bytes
// that were seen.
func peakHeap() (stop func() uint64) {
	var done atomic.Bool
	peak := make(chan uint64)
	go func() {
		var most uint64
		for !done.Load() {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			time.Sleep(5 * time.Millisecond)
		}
		peak <- most
	}()
	return func() uint64 { done.Store(true); return <-peak }
}

// BenchmarkAnalyse analyses generated workspaces with all shipped policies and
// a cold memory of verdicts. x/bare-parse is the time in units of HCL's own
// parser on the same files in the same run, on one processor both.
func BenchmarkAnalyse(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		files := synth.Workspace(n, 1)
		dir := write(b, files)
		var size int64
		for _, text := range files {
			size += int64(len(text))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			var bare, whole time.Duration
			findings := 0
			stop := peakHeap()
			for b.Loop() {
				b.StopTimer()
				bare += bareParse(b, files)
				s := shipped(b)
				b.StartTimer()
				start := time.Now()
				res, err := workspace.Analyse(context.Background(), dir, workspace.Options{Policies: s})
				if err != nil {
					b.Fatal(err)
				}
				whole += time.Since(start)
				findings = len(res.Findings)
			}
			b.SetBytes(size)
			b.ReportAllocs()
			b.ReportMetric(float64(n)*float64(b.N)/whole.Seconds(), "resources/s")
			b.ReportMetric(float64(whole)/float64(bare), "x/bare-parse")
			b.ReportMetric(float64(stop())/(1<<20), "peak-MB")
			b.ReportMetric(float64(findings), "findings")
		})
	}
}

// BenchmarkKey is one character typed in an argument of a resource, in one of a module
// call that nothing depends on, and in one that 200 resources do. What it costs
// follows from that, not from the size of the workspace.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		files := synth.Workspace(n, 1)
		e, err := workspace.Open(write(b, files), workspace.Options{Policies: shipped(b)})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.Update(context.Background()); err != nil {
			b.Fatal(err)
		}
		for kind, at := range map[string]struct{ file, after string }{
			"resource": {"modules/part000/file0.tf", "Environment = var.environment"},
			"call":     {"main.tf", "environment = var.environment\n  other = 1"},
			"input":    {"main.tf", "environment = var.environment"},
		} {
			b.Run(fmt.Sprint(n, "/", kind), func(b *testing.B) {
				content := files[at.file]
				if kind == "call" {
					content = strings.Replace(content, "environment = var.environment", at.after, 1)
				}
				text := source.NewText([]byte(content))
				place := strings.Index(content, at.after) + len(at.after)
				b.ReportAllocs()
				for i := range b.N {
					typed := []byte("1")
					if i%2 == 0 {
						text = text.Replace(place, place, typed)
					} else {
						text = text.Replace(place, place+1, nil)
					}
					e.Change(workspace.Change{Path: at.file, Text: text, Version: int32(i)})
					if _, err := e.Update(context.Background()); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJudge judges the composed resources of a workspace of 1,000, none of
// them remembered, and reports the time for one resource and one policy of its
// type.
func BenchmarkJudge(b *testing.B) {
	ctx := context.Background()
	s := shipped(b)
	res, err := workspace.Analyse(ctx, write(b, synth.Workspace(1000, 1)), workspace.Options{Policies: s})
	if err != nil {
		b.Fatal(err)
	}
	ofType := map[string]int{}
	all, err := s.Policies()
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range all {
		ofType[p.Type]++
	}
	pairs := 0
	for _, r := range res.Resources {
		pairs += ofType[r.Type]
	}
	for b.Loop() {
		b.StopTimer()
		s := shipped(b)
		for _, r := range res.Resources[:min(200, len(res.Resources))] { // compile
			if _, err := s.Judge(ctx, r); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		for _, r := range res.Resources {
			if _, err := s.Judge(ctx, r); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pairs), "µs/(resource·policy)")
}

// facing is a part of a workspace that the internet reaches: machines behind one group
// each, whose role reads a bucket.
const facing = `
resource "aws_vpc" "facing" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "facing" { vpc_id = aws_vpc.facing.id }
resource "aws_route_table" "facing" {
  vpc_id = aws_vpc.facing.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.facing.id
  }
}
resource "aws_subnet" "facing" {
  vpc_id                  = aws_vpc.facing.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}
resource "aws_route_table_association" "facing" {
  subnet_id      = aws_subnet.facing.id
  route_table_id = aws_route_table.facing.id
}
resource "aws_security_group" "facing" {
  vpc_id = aws_vpc.facing.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "facing" {
  count                  = 20
  subnet_id              = aws_subnet.facing.id
  vpc_security_group_ids = [aws_security_group.facing.id]
  iam_instance_profile   = aws_iam_instance_profile.facing.name
}
resource "aws_iam_instance_profile" "facing" { role = aws_iam_role.facing.name }
resource "aws_iam_role" "facing" {
  name               = "facing"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "facing" {
  role   = aws_iam_role.facing.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.facing.arn}/*" }] })
}
resource "aws_s3_bucket" "facing" { bucket = "facing" }
`

// BenchmarkGroupKey is one key that opens or closes a security group which breach paths
// go through, and one in the description of the same group: what both cost until ranks
// are up to date.
func BenchmarkGroupKey(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		files := synth.Workspace(n, 1)
		files["facing.tf"] = facing
		e, err := workspace.Open(write(b, files), workspace.Options{Policies: shipped(b)})
		if err != nil {
			b.Fatal(err)
		}
		s, err := e.Update(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		if len(s.Breaches(context.Background()).Paths()) == 0 {
			b.Fatal("there are no paths")
		}
		for kind, pair := range map[string][2]string{"opens": {"0.0.0.0/0\"]", "10.0.0.0/8\"]"}, "port": {"443", "8443"}, "label": {"ingress {", "ingress {\n    description = \"x\""}} {
			b.Run(fmt.Sprint(n, "/", kind), func(b *testing.B) {
				texts := [2]string{facing, strings.Replace(facing, pair[0], pair[1], 2)}
				b.ReportAllocs()
				for i := range b.N {
					e.Change(workspace.Change{Path: "facing.tf", Text: source.NewText([]byte(texts[(i+1)%2])), Version: int32(i)})
					if s, err := e.Update(context.Background()); err != nil || !s.Complete() {
						b.Fatal(err)
					}
				}
			})
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
