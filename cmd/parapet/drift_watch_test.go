package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/cmd/parapet/webhook"
)

// A watching is a run of parapet drift --watch.
type watching struct {
	t      *testing.T
	cmd    *exec.Cmd
	lines  *bufio.Reader
	stderr *bufio.Reader
	all    bytes.Buffer // what it has said
}

func watch(t *testing.T, env []string, args ...string) *watching {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	w := &watching{t: t, cmd: exec.Command(exe, append([]string{"drift"}, args...)...)}
	w.cmd.Args[0] = "parapet"
	w.cmd.Env = append(os.Environ(), env...)
	pipe := func(p io.ReadCloser, err error) *bufio.Reader {
		if err != nil {
			t.Fatal(err)
		}
		return bufio.NewReader(io.TeeReader(p, &w.all))
	}
	w.lines, w.stderr = pipe(w.cmd.StdoutPipe()), pipe(w.cmd.StderrPipe())
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = w.cmd.Process.Kill()
		_ = w.cmd.Wait()
	})
	return w
}

// next returns the next round that tells something, or has failed.
func (w *watching) next() report.Drift {
	w.t.Helper()
	for {
		line, err := w.lines.ReadBytes('\n')
		if err != nil {
			rest, _ := io.ReadAll(w.stderr)
			w.t.Fatalf("it has ended: %v\n%s", err, rest)
		}
		var d report.Drift
		if err := json.Unmarshal(line, &d); err != nil {
			w.t.Fatalf("%v\n%s", err, line)
		}
		if !d.Quiet() || d.Round.Number == 1 || d.Round.Error != "" {
			return d
		}
	}
}

// until reads what it says to people until a line matches, and returns the match.
func (w *watching) until(pattern string) string {
	w.t.Helper()
	re := regexp.MustCompile(pattern)
	for {
		line, err := w.stderr.ReadString('\n')
		if m := re.FindString(line); m != "" {
			return m
		}
		if err != nil {
			w.t.Fatalf("it does not say %q:\n%s", pattern, w.all.String())
		}
	}
}

// stop ends it by a signal, and returns the exit code.
func (w *watching) stop(s os.Signal) int {
	w.t.Helper()
	if err := w.cmd.Process.Signal(s); err != nil {
		w.t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, w.lines)
	_, _ = io.Copy(io.Discard, w.stderr)
	_ = w.cmd.Wait()
	if strings.Contains(w.all.String(), "planted-") {
		w.t.Errorf("a secret is told:\n%s", w.all.String())
	}
	return w.cmd.ProcessState.ExitCode()
}

// replace writes a file as one step, as --record does.
func replace(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name+".new", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		t.Fatal(err)
	}
}

func queues(items ...string) string {
	var all []string
	for _, i := range items {
		name, delay, _ := strings.Cut(i, "=")
		all = append(all, fmt.Sprintf(`{"type": "aws_sqs_queue", "id": %q, "account": "123456789012", "region": "eu-central-1", "attributes": {"name": %q, "delay_seconds": %s, "sqs_managed_sse_enabled": true}}`, name, name, delay))
	}
	return `{"version": 1, "resources": [` + strings.Join(all, ",") + `], "readings": [{"type": "aws_sqs_queue", "account": "123456789012", "region": "eu-central-1"}]}`
}

// sums puts a round into words.
func sums(d report.Drift) string {
	var out []string
	for _, x := range d.Drifts {
		out = append(out, "+"+x.Kind+" "+x.Address)
	}
	for _, g := range d.Round.Gone {
		out = append(out, "-"+g.Kind+" "+g.Address)
	}
	if d.Round.Error != "" {
		out = append(out, "failed")
	}
	return strings.Join(out, ", ")
}

// TestWatch changes what runs, the code and the configuration while drift watches them.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	code, live := filepath.Join(dir, "code"), filepath.Join(dir, "live.json")
	main := filepath.Join(code, "main.tf")
	if err := os.Mkdir(code, 0o755); err != nil {
		t.Fatal(err)
	}
	declare := func(delay int) {
		replace(t, main, fmt.Sprintf("resource \"aws_sqs_queue\" \"jobs\" {\n  name          = \"jobs\"\n  delay_seconds = %d\n}\n", delay))
	}
	declare(5)
	replace(t, live, queues("jobs=5"))
	w := watch(t, nil, code, "--from", live, "--watch", "1s", "--format", "json", "--output=")
	expect := func(want string) report.Drift {
		t.Helper()
		d := w.next()
		if got := sums(d); got != want {
			t.Fatalf("a round tells %q, want %q\n%s", got, want, d.Round.Error)
		}
		return d
	}
	if d := expect(""); d.Summary.Compared != 1 || d.Round.Number != 1 {
		t.Errorf("the first round: %+v", d.Summary)
	}
	replace(t, live, queues("jobs=6"))
	if d := expect("+changed aws_sqs_queue.jobs"); len(d.Drifts[0].Remedies) == 0 {
		t.Error("nothing can be done about it")
	}
	replace(t, live, queues("jobs=6", "other=0"))
	expect("+unmanaged aws_sqs_queue(other)")
	declare(6) // the code is read again
	expect("-changed aws_sqs_queue.jobs")
	replace(t, filepath.Join(code, "parapet.yaml"), "version: 1\nignore-drift:\n  - resource: aws_sqs_queue(other)\n    reason: it is theirs\n")
	expect("-unmanaged aws_sqs_queue(other)")
	replace(t, live, "{")
	expect("failed")
	replace(t, live, queues())
	expect("+missing aws_sqs_queue.jobs")
	if code := w.stop(os.Interrupt); code != 0 {
		t.Errorf("it exits with %d when it is interrupted\n%s", code, w.all.String())
	}
}

// TestWatchTells holds that text tells what is new and nothing else, and that the whole
// report lies where --output wants it.
func TestWatchTells(t *testing.T) {
	dir := t.TempDir()
	live, page := filepath.Join(dir, "live.json"), filepath.Join(dir, "drift.html")
	replace(t, filepath.Join(dir, "main.tf"), "resource \"aws_sqs_queue\" \"jobs\" {\n  name = \"jobs\"\n}\n")
	replace(t, live, queues())
	w := watch(t, nil, dir, "--from", live, "--watch", "1s", "--format", "html", "--output", page)
	line := func(want string) {
		t.Helper()
		for {
			got, err := w.lines.ReadString('\n')
			if err != nil {
				t.Fatalf("it does not tell %q\n%s", want, w.all.String())
			}
			if strings.HasPrefix(got, want) {
				return
			}
		}
	}
	line("harmless missing: aws_sqs_queue.jobs")
	replace(t, live, queues("jobs=0"))
	line("gone: missing aws_sqs_queue.jobs")
	if code := w.stop(syscall.SIGTERM); code != 0 {
		t.Errorf("it exits with %d", code)
	}
	if n := strings.Count(w.all.String(), "missing: aws_sqs_queue.jobs"); n != 1 {
		t.Errorf("the drift is told %d times:\n%s", n, w.all.String())
	}
	if text, err := os.ReadFile(page); err != nil || !strings.HasPrefix(string(text), "<!doctype html>") {
		t.Errorf("the page: %v", err)
	}
}

// TestWatchReaches holds that metrics are served and that a notification arrives that a
// receiver can verify, without what is secret.
func TestWatchReaches(t *testing.T) {
	const secret = "planted-secret-of-the-hook"
	type delivery struct {
		body []byte
		sign string
	}
	got := make(chan delivery, 10)
	var refuse = make(chan bool, 1)
	refuse <- true // the first attempt
	hook := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		select {
		case <-refuse:
			rw.WriteHeader(http.StatusServiceUnavailable)
		default:
			body, _ := io.ReadAll(r.Body)
			got <- delivery{body, r.Header.Get(webhook.SignatureHeader)}
		}
	}))
	defer hook.Close()
	dir := t.TempDir()
	live := filepath.Join(dir, "live.json")
	replace(t, filepath.Join(dir, "main.tf"), "resource \"aws_sqs_queue\" \"jobs\" {\n  name = \"jobs\"\n}\n")
	replace(t, live, queues("jobs=0"))
	w := watch(t, []string{"PARAPET_WEBHOOK_SECRET=" + secret}, dir, "--from", live, "--watch", "1s", "--format", "json",
		"--metrics", "127.0.0.1:0", "--webhook", hook.URL+"/planted-path")
	url := w.until(`http://\S+/metrics`)
	w.next()
	replace(t, live, queues("jobs=7", "other=0"))
	w.next()
	d := <-got
	if d.sign != webhook.Sign([]byte(secret), d.body) {
		t.Errorf("the signature is %q", d.sign)
	}
	var doc report.Drift
	if err := json.Unmarshal(d.body, &doc); err != nil || sums(doc) != "+unmanaged aws_sqs_queue(other), +changed aws_sqs_queue.jobs" && sums(doc) != "+changed aws_sqs_queue.jobs, +unmanaged aws_sqs_queue(other)" {
		t.Errorf("the notification is %v %s", err, d.body)
	}
	replace(t, live, "{")
	if d := w.next(); d.Round.Error == "" { // what comes before is published by now
		t.Errorf("it reads what is no snapshot: %s", sums(d))
	}
	w.until(`error: reading`)
	text := fetch(t, url)
	for _, want := range []string{
		`parapet_drift_resources{state="changed"} 1`, `parapet_drift_resources{state="unmanaged"} 1`, `parapet_drift_resources{state="same"} 0`,
		`parapet_drift_webhook_deliveries_total{result="success"} 1`, "parapet_drift_last_success_timestamp_seconds ", "parapet_drift_api_calls_total 0",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the metrics lack %s:\n%s", want, text)
		}
	}
	if code := w.stop(os.Interrupt); code != 0 {
		t.Errorf("it exits with %d", code)
	}
	if strings.Contains(text+string(d.body), "planted") {
		t.Errorf("a secret is told:\n%s%s", text, d.body)
	}
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestPause(t *testing.T) {
	for _, c := range []struct {
		every    time.Duration
		failures int
		took     time.Duration
		want     time.Duration
	}{
		{5 * time.Minute, 0, 0, 5 * time.Minute},
		{5 * time.Minute, 0, time.Minute, 4 * time.Minute},
		{5 * time.Minute, 0, time.Hour, 30 * time.Second},
		{5 * time.Minute, 1, 0, 10 * time.Minute},
		{5 * time.Minute, 3, 0, 40 * time.Minute},
		{5 * time.Minute, 4, 0, time.Hour},
		{5 * time.Minute, 1000, 0, time.Hour},
		{3 * time.Hour, 5, 0, 3 * time.Hour},
	} {
		seen := map[time.Duration]bool{}
		for range 100 {
			got := pause(c.every, c.failures, c.took)
			slack := (c.want + c.took) / 10
			if got < min(c.want, max(c.want-slack, c.every/10)) || got > c.want+slack {
				t.Errorf("%+v: %s", c, got)
			}
			seen[got] = true
		}
		if len(seen) < 50 && c.want != c.every/10 {
			t.Errorf("%+v: %d different pauses of 100", c, len(seen))
		}
	}
}

// TestWatchBacksOff holds that rounds that fail are put off, and that one that does not
// ends that; what was told before is not told again.
func TestWatchBacksOff(t *testing.T) {
	dir := t.TempDir()
	live := filepath.Join(dir, "live.json")
	replace(t, filepath.Join(dir, "main.tf"), "resource \"aws_sqs_queue\" \"jobs\" {\n  name = \"jobs\"\n}\n")
	u := &ui{quiet: true}
	var err error
	if u.out, err = os.Create(filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if u.err, err = os.Create(filepath.Join(dir, "err")); err != nil {
		t.Fatal(err)
	}
	f := &driftFlags{format: "text", failDrift: "any", workers: 1, from: []string{live}, watchFlags: watchFlags{watch: time.Minute, form: "json"}}
	rounds := []string{"", "", "", queues(), "", queues(), queues("jobs=0")} // "" cannot be read
	var waits []time.Duration
	w := &watcher{ui: u, flags: f, args: []string{dir}, told: &report.News{}, sent: &report.News{}}
	w.wait = func(_ context.Context, d time.Duration) error {
		waits = append(waits, d.Round(20*time.Second))
		if len(waits) == len(rounds) {
			return context.Canceled
		}
		replace(t, live, rounds[len(waits)])
		return nil
	}
	if err := w.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.numbers.rounds != len(rounds) || w.numbers.failed != 4 {
		t.Errorf("%d of %d rounds failed", w.numbers.failed, w.numbers.rounds)
	}
	for i, want := range []time.Duration{2, 4, 8, 1, 2, 1, 1} {
		if off := waits[i] - want*time.Minute; off.Abs() > want*time.Minute/10+20*time.Second {
			t.Errorf("the pause behind round %d is %s, want %dm", i+1, waits[i], want)
		}
	}
	text, err := os.ReadFile(u.out.Name())
	if err != nil || strings.Count(string(text), "missing: aws_sqs_queue.jobs") != 1 || strings.Count(string(text), "gone: missing aws_sqs_queue.jobs") != 1 {
		t.Errorf("%v\n%s", err, text)
	}
	if said, err := os.ReadFile(u.err.Name()); err != nil || strings.Count(string(said), "error: reading") != 4 {
		t.Errorf("%v\n%s", err, said)
	}
}
