//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// TestKilledReadingIsResumed kills drift --record at calls that chance picks, and a
// moment after the last. Whatever is left is whole, holds no secret, and the next run
// ends with the snapshot that one without an end has, without asking for all again.
func TestKilledReadingIsResumed(t *testing.T) {
	kinds := bigKinds(2)
	for _, k := range kinds {
		k.n = min(k.n, 20)
	}
	for _, k := range kinds {
		if k.typ == "aws_lambda_function" {
			live := k.live
			k.live = func(i int, d bool) string {
				return strings.Replace(live(i, d), "{", `{"Environment":{"Variables":{"TOKEN":"planted-secret-of-a-function"}},`, 1)
			}
		}
	}
	a := newBigAccount(t, 0, kinds)
	dir := t.TempDir()
	a.declare(t, dir)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// run kills the program before the call of a number, 0 for never, or some time
	// after the last call.
	run := func(record string, at int64, after time.Duration) (calls int64, killed bool) {
		t.Helper()
		cmd := exec.Command(exe, "drift", dir, "--region", "eu-central-1", "--record", record, "--accept", "--lock", filepath.Join(dir, "lock.json"))
		cmd.Args[0] = "parapet"
		cmd.Env = append(os.Environ(), "AWS_ENDPOINT_URL="+a.URL, "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=planted-secret-of-a-key",
			"AWS_EC2_METADATA_DISABLED=true", "AWS_CONFIG_FILE="+dir+"/none", "AWS_SHARED_CREDENTIALS_FILE="+dir+"/none", "AWS_MAX_ATTEMPTS=1")
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, &said
		var n atomic.Int64
		kill := func() { _ = cmd.Process.Kill() } // SIGKILL
		started := make(chan struct{})
		a.before.Store(func() {
			<-started
			switch here := n.Add(1); {
			case at > 0 && here == at && after == 0:
				kill()
			case at > 0 && here == at:
				time.AfterFunc(after, kill)
			}
		})
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		close(started)
		_ = cmd.Wait()
		if strings.Contains(said.String(), "planted-") {
			t.Errorf("a secret is told:\n%s", said.String())
		}
		status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
		return n.Load(), ok && status.Signaled()
	}
	whole := filepath.Join(dir, "whole.json")
	all, _ := run(whole, 0, 0)
	want, err := os.ReadFile(whole)
	if err != nil || all < 50 {
		t.Fatalf("%v, %d calls", err, all)
	}
	killed := 0
	for round := range 5 {
		out := filepath.Join(t.TempDir(), "live.json")
		at, after := 1+rand.Int64N(all), time.Duration(0)
		if round == 4 {
			at, after = all, time.Duration(rand.IntN(30))*time.Millisecond
		}
		first, gone := run(out, at, after)
		if gone {
			killed++
		}
		done := holds(t, out)
		second, _ := run(out, 0, 0)
		got, err := os.ReadFile(out)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("killed at call %d of %d, the next run records another snapshot: %v", at, all, err)
		}
		if done > 0 && second >= all && gone {
			t.Errorf("killed at call %d (%d made) with %d types read, the next run makes %d calls of %d", at, first, done, second, all)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), "*")); len(left) != 1 {
			t.Errorf("%v are left", left)
		}
	}
	if killed < 3 {
		t.Errorf("%d of 5 runs were killed", killed)
	}
}

// holds checks what lies where a run was killed, and returns how many types its journal
// has read.
func holds(t *testing.T, record string) (types int) {
	t.Helper()
	left, err := os.ReadDir(filepath.Dir(record))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(record), f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("planted-")) {
			t.Errorf("%s holds a secret", f.Name())
		}
		if f.Name() != filepath.Base(record)+partial {
			if _, err := cloud.Parse(text); err != nil {
				t.Errorf("%s is not whole: %v", f.Name(), err)
			}
			continue
		}
		for line := range bytes.Lines(text) {
			var piece cloud.Snapshot
			if bytes.HasSuffix(line, []byte("\n")) && json.Unmarshal(line, &piece) == nil {
				types += len(piece.Readings)
			}
		}
	}
	return types
}
