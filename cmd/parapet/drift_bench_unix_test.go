//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// processorTime returns what the process has used of processors.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak returns the most memory that the process has had since the last time that it
// was asked for, in bytes; 0 where the system does not tell.
func peak() float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // begins anew: proc_pid_clear_refs(5)
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.ParseFloat(fields[0], 64)
	return kb * 1024
}

// BenchmarkDriftOfAnAccount runs the command over 10,000 resources that an API on
// loopback tells, each answer after 20 ms; half of them differ, or one in fifty. The
// time of processors and the memory are those of the program and of the API together,
// which is part of the same process. calls/listed are those of EC2, IAM and Route 53 by
// their resources. What differs is accepted, so that nothing is said of what can be done
// about it, but for the last one.
func BenchmarkDriftOfAnAccount(b *testing.B) {
	for _, c := range []struct {
		name    string
		differs int
		more    []string
	}{
		{"half-differ", 2, []string{"--accept"}},
		{"few-differ", 50, []string{"--accept"}},
		{"few-differ-mended", 50, nil},
	} {
		b.Run(c.name, func(b *testing.B) {
			kinds := bigKinds(c.differs)
			a := newBigAccount(b, 20*time.Millisecond, kinds)
			dir := b.TempDir()
			declared := a.declare(b, dir)
			for name, value := range map[string]string{
				"AWS_ENDPOINT_URL": a.URL, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true",
				"AWS_CONFIG_FILE": filepath.Join(dir, "none"), "AWS_SHARED_CREDENTIALS_FILE": filepath.Join(dir, "none"),
			} {
				b.Setenv(name, value)
			}
			out := filepath.Join(dir, "drift.json")
			peak()
			calls, listed, start := a.count(), a.count("ec2", "iam", "route53"), processorTime(b)
			var r report.Drift
			for b.Loop() {
				// Something there is that cannot be read: S3 Control has host names of its own.
				args := []string{"drift", dir, "--region", "eu-central-1", "--format", "json", "--output", out, "--quiet"}
				run(b.Context(), append(args, c.more...))
				text, err := os.ReadFile(out)
				if err == nil {
					err = json.Unmarshal(text, &r)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			n := float64(b.N)
			b.ReportMetric((processorTime(b)-start).Seconds()/n, "cpu-s/op")
			b.ReportMetric(peak()/1e6, "peak-MB")
			b.ReportMetric(float64(a.count()-calls)/n/10000, "calls/resource")
			b.ReportMetric(float64(a.count("ec2", "iam", "route53")-listed)/n/float64(listedOf(kinds)), "calls/listed")
			b.ReportMetric(float64(r.Summary.Compared), "compared")
			b.ReportMetric(float64(len(r.Drifts)), "drifts")
			missing := 0
			for _, d := range r.Drifts {
				if d.Kind == "missing" {
					missing++
				}
			}
			if r.Summary.Compared+missing != declared || len(r.Untied)+len(r.NotRead) > 0 {
				b.Errorf("%d declared, %+v; %d not told apart, %d not read: %v", declared, r.Summary, len(r.Untied), len(r.NotRead), r.Unreadable)
			}
		})
	}
}

// listedOf counts resources of services whose calls list them.
func listedOf(kinds []*bigKind) (n int) {
	for _, k := range kinds {
		switch k.typ {
		case "aws_sqs_queue", "aws_lambda_function", "aws_s3_bucket", "aws_cloudwatch_log_group":
		default:
			n += k.n
		}
	}
	return n
}
