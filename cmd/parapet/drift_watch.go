package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/pflag"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/metrics"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/cmd/parapet/webhook"
)

// watchFlags make parapet drift go on. No configuration has them: what a workspace
// says opens no connection.
type watchFlags struct {
	watch   time.Duration
	metrics string
	webhook string
	form    string
}

// Bounds of waiting.
const (
	minWatch = time.Second
	// maxBackoff bounds how long rounds that fail are put off, if not the interval.
	maxBackoff = time.Hour
)

// secretVariable holds the secret that notifications are signed with.
const secretVariable = "PARAPET_WEBHOOK_SECRET"

func (w *watchFlags) define(flags *pflag.FlagSet) {
	flags.DurationVar(&w.watch, "watch", 0, "go on, and report every `interval` what is new or gone:\n5m, 1h")
	flags.StringVar(&w.metrics, "metrics", "", "with --watch, serve metrics and /healthz at this\n`address`, 127.0.0.1:9464")
	flags.StringVar(&w.webhook, "webhook", "", "with --watch, send what is new or gone to this `URL`")
	flags.StringVar(&w.form, "webhook-format", "json", "json, slack or teams")
}

// check refuses what means nothing together.
func (w *watchFlags) check(f *driftFlags) error {
	switch {
	case w.watch == 0 && (w.metrics != "" || w.webhook != ""):
		return withHint(errors.New("--metrics and --webhook mean nothing without --watch"), "--watch 5m goes on comparing")
	case w.watch != 0 && w.watch < minWatch:
		return fmt.Errorf("--watch %s: at least %s", w.watch, minWatch)
	case w.watch != 0 && f.output == "" && f.format != "text" && f.format != "json":
		return withHint(fmt.Errorf("--watch tells text or json, not %s", f.format), "write the report of each round to a file with --output")
	}
	if forms := []string{"json", "slack", "teams"}; !slices.Contains(forms, w.form) {
		return unknownFormat(w.form, forms...)
	}
	return nil
}

// A watcher compares again and again.
type watcher struct {
	ui     *ui
	flags  *driftFlags
	args   []string
	server *metrics.Server // nil without --metrics
	hook   *webhook.Hook   // nil without --webhook
	// told is what standard output has told, sent what the webhook has taken.
	told, sent *report.News
	numbers    roundNumbers
	// wait passes the time between rounds; it fails when ctx ends.
	wait func(ctx context.Context, d time.Duration) error
}

// watchDrift runs parapet drift --watch until ctx ends.
func watchDrift(ctx context.Context, u *ui, f *driftFlags, args []string) error {
	w := &watcher{ui: u, flags: f, args: args, told: &report.News{}, sent: &report.News{}, wait: waitFor}
	if f.webhook != "" {
		var err error
		if w.hook, err = webhook.New(f.webhook, os.Getenv(secretVariable), "parapet/"+tool().Version); err != nil {
			return fmt.Errorf("--webhook: %w", err)
		}
	}
	if f.metrics != "" {
		var err error
		if w.server, err = metrics.Listen(f.metrics); errors.Is(err, metrics.ErrAddress) {
			return withHint(fmt.Errorf("--metrics %w", err), "127.0.0.1 is for this machine alone, 0.0.0.0 for everybody who reaches it")
		} else if err != nil {
			return fmt.Errorf("--metrics: %w", err)
		}
		defer w.stopServing()
		u.say("notice", "metrics are at "+w.server.URL()+"/metrics")
		if w.server.Exposed() {
			u.say("warning", "whoever reaches this machine can read the metrics: there is no password")
		}
	}
	return w.run(ctx)
}

// stopServing lets answers that are under way be finished.
func (w *watcher) stopServing() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = w.server.Close(ctx) // the program ends
}

func waitFor(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// run goes from round to round. A failure before anything was asked for, in the first
// of them, is one of usage, and ends it; later ones are told, and tried again.
func (w *watcher) run(ctx context.Context) error {
	if err := w.publish(nil); err != nil {
		return err
	}
	for failures := 0; ; {
		began := time.Now()
		err := w.round(ctx, began)
		var output *outputError
		switch {
		case ctx.Err() != nil:
			w.stopped()
			return nil
		case errors.As(err, &output):
			return err
		case w.numbers.rounds == 1 && errors.Is(err, workspace.ErrNothing):
			w.ui.nothing(w.args)
			return nil
		case w.numbers.rounds == 1 && err != nil && !errors.As(err, new(*readError)):
			return err
		case err != nil:
			failures++
			w.ui.say("error", err.Error(), hintsOf(err)...)
		default:
			failures = 0
		}
		if err := w.publish(err); err != nil {
			return err
		}
		debug.FreeOSMemory() // a round needs much, and waiting nothing
		if w.wait(ctx, pause(w.flags.watch, failures, time.Since(began))) != nil {
			w.stopped()
			return nil
		}
	}
}

// pause returns how long to wait for the next round: an interval from the beginning of
// the last, twice as long with each failure, and a tenth more or less, so that many
// that watch do not ask at once.
func pause(every time.Duration, failures int, took time.Duration) time.Duration {
	d := every
	for range failures {
		if d = 2 * d; d >= maxBackoff {
			d = max(maxBackoff, every)
			break
		}
	}
	d += d/10 - rand.N(d/5)
	return max(d-took, every/10)
}

// stopped tells the end.
func (w *watcher) stopped() {
	w.ui.say("notice", "stopped after "+count(w.numbers.rounds, "round", "rounds"))
	if w.flags.record == "" {
		return
	}
	if _, err := os.Stat(w.flags.record + partial); err == nil {
		w.ui.say("notice", "the next run with --record "+w.flags.record+" goes on where this one was")
	}
}

// An outputError ends watching: nobody reads what it tells.
type outputError struct{ error }

func (e *outputError) Unwrap() error { return e.error }

// round compares once, with the code, the configuration and the policies as they are
// now, and tells what is new.
func (w *watcher) round(ctx context.Context, began time.Time) error {
	w.numbers.rounds++
	at := report.DriftRound{Number: w.numbers.rounds, Time: began.UTC().Truncate(time.Second)}
	full, calls, err := w.compare(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	at.Seconds, at.Calls = time.Since(began).Round(time.Millisecond).Seconds(), calls
	w.numbers.calls += calls
	if err != nil {
		w.numbers.failed++
		full = &report.Drift{Version: report.DriftFormat, Tool: tool(), Drifts: []report.DriftItem{}, Facts: []report.PathFact{}, Paths: []report.DriftPath{},
			Untied: []string{}, NotRead: []string{}, Unreadable: []cloud.Unreadable{}, Round: &at}
		at.Error, at.Gone, at.Closed = err.Error(), []report.DriftGone{}, []string{}
		if w.lines() {
			return errors.Join(err, w.line(full))
		}
		return err
	}
	w.numbers.take(full, began, time.Since(began))
	doc, next := w.told.Since(full, at)
	if err := w.tell(doc); err != nil {
		return err
	}
	w.told = next
	w.notify(ctx, full, at)
	return nil
}

// compare makes the report of a round, and writes it whole where --output asks for
// that. It returns how many requests that took.
func (w *watcher) compare(ctx context.Context) (*report.Drift, int64, error) {
	d, err := newDrifter(w.ui, w.flags, w.args)
	if err != nil {
		return nil, 0, err
	}
	if w.flags.output == "" { // what nobody is told again needs no remedies
		d.told = func(x *report.DriftItem) bool {
			return w.told.Knows(x.Fingerprint, x.Risky) && (w.hook == nil || w.sent.Knows(x.Fingerprint, x.Risky))
		}
	}
	var out *report.Drift
	err = d.use(ctx, func() error {
		if out, err = d.compare(ctx); err != nil || w.flags.output == "" {
			return err
		}
		return d.report(out)
	})
	return out, d.calls.Load(), err
}

// lines reports whether standard output gets JSON.
func (w *watcher) lines() bool { return w.flags.output == "" && w.flags.format == "json" }

// tell writes what is new to standard output.
func (w *watcher) tell(doc *report.Drift) error {
	if w.lines() {
		return w.line(doc)
	}
	if err := doc.WriteNews(w.ui.out, w.told); err != nil {
		return &outputError{err}
	}
	return nil
}

// line writes a document on a line.
func (w *watcher) line(doc *report.Drift) error {
	if err := writeLine(w.ui.out, doc); err != nil {
		return &outputError{err}
	}
	return nil
}

func writeLine(out io.Writer, doc *report.Drift) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return e.Encode(doc)
}

// notify sends what the webhook has not taken yet, if it is worth it. What cannot be
// sent is part of the next notification.
func (w *watcher) notify(ctx context.Context, full *report.Drift, at report.DriftRound) {
	if w.hook == nil {
		return
	}
	doc, next := w.sent.Since(full, at)
	if !w.worth(doc) {
		w.sent = next
		return
	}
	var body bytes.Buffer
	write := map[string]func(io.Writer) error{"json": func(out io.Writer) error { return writeLine(out, doc) }, "slack": doc.WriteSlack, "teams": doc.WriteTeams}
	err := write[w.flags.form](&body)
	if err == nil {
		err = w.hook.Send(ctx, bytes.TrimSpace(body.Bytes()))
	}
	if err != nil {
		w.numbers.undelivered++
		w.ui.say("warning", "the notification was not delivered: "+err.Error())
		return
	}
	w.numbers.delivered++
	w.sent = next
}

// worth reports whether something new or gone is at or above --fail-on.
func (w *watcher) worth(doc *report.Drift) bool {
	switch w.flags.failDrift {
	case "never":
		return false
	case "risky":
		return len(doc.Paths)+len(doc.Round.Closed) > 0 ||
			slices.ContainsFunc(doc.Drifts, func(x report.DriftItem) bool { return x.Risky }) ||
			slices.ContainsFunc(doc.Round.Gone, func(g report.DriftGone) bool { return g.Risky })
	}
	return !doc.Quiet()
}

// publish hands the numbers to the server.
func (w *watcher) publish(trouble error) error {
	if w.server == nil {
		return nil
	}
	return w.server.Set(w.numbers.metrics(), trouble)
}
