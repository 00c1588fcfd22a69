package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/reconcile"
	"github.com/parapet-iac/parapet/lsp"
)

// recordedDrift compares a folder's code with the snapshot that lies in the folder.
type recordedDrift struct {
	dir      string
	settings *settings
	now      time.Time

	mu sync.Mutex // guards the rest, which may be asked for from several goroutines

	// snap is what was compared last, with what, and what came of it.
	snap  *workspace.Snapshot
	input drift.Input
	found *drift.Report
	keys  []string // of the drifts found

	live *cloud.Snapshot // what was read last, nil for nothing
	run  *drift.Running  // of it
	info fs.FileInfo     // of its file
}

// maxRecord bounds the snapshot that is read for an editor, in bytes.
const maxRecord = 256 << 20

// compare returns the drift that nobody has accepted, at its places in the code.
// What no code declares has none.
func (r *recordedDrift) compare(ctx context.Context, e *workspace.Engine) ([]lsp.Drift, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.snap = nil
	if err := r.read(); err != nil || r.live == nil {
		return nil, err
	}
	declared, err := e.Declared(ctx)
	if err != nil {
		return nil, err
	}
	snap := e.Snapshot()
	in := drift.Input{Declared: declared, Code: snap.Result().Resources, Live: r.live, Running: r.run, Namespace: r.live.Namespace, IDs: map[model.Address]string{}}
	reconcile.Imports(snap, in.IDs)
	in.Ignore = func(address model.Address, typ, attr string) bool {
		return r.settings.ignoresDrift(r.now, address, typ, attr)
	}
	found := drift.Compare(in)
	if err := found.Judge(ctx, r.settings.options.Policies, r.threat()); err != nil {
		return nil, err
	}
	lock, err := openLock(filepath.Join(r.dir, lockName), false)
	if err != nil {
		return nil, err
	}
	var out []lsp.Drift
	told := report.Reducer{}.Drift(report.Tool{}, nil, found)
	r.snap, r.input, r.found, r.keys = snap, in, found, nil
	for i := range found.Drifts {
		r.keys = append(r.keys, told.Drifts[i].Fingerprint)
		if !lock.has(told.Drifts[i].Fingerprint) {
			out = append(out, inEditor(found, told, i)...)
		}
	}
	return out, nil
}

// threat says how breach paths are looked for.
func (r *recordedDrift) threat() threat.Options {
	o := r.settings.options.Threat
	o.Now = r.now
	return o
}

// remedies returns the edits that put a drift right: what runs is adopted, code of what is
// gone is removed, and code that has left room is hardened.
func (r *recordedDrift) remedies(ctx context.Context, e *workspace.Engine, key string) ([]lsp.DriftRemedy, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	about := slices.Index(r.keys, key)
	if about < 0 || r.snap == nil || e.Snapshot() != r.snap {
		return nil, nil
	}
	plan, err := reconcile.Make(ctx, e, r.input, r.found, reconcile.Options{
		Kinds: []reconcile.Kind{reconcile.Adopt, reconcile.Harden, reconcile.Remove}, Policies: r.settings.options.Policies, Threat: r.threat(),
		Skip: func(i int) bool { return i != about },
	})
	if err != nil || len(plan.Files()) == 0 {
		return nil, err
	}
	var titles []string
	for _, x := range plan.Remedies[about] {
		if len(x.Files) > 0 {
			titles = append(titles, strings.TrimPrefix(x.Title, "or "))
		}
	}
	d := lsp.DriftRemedy{Title: "Drift: " + strings.Join(titles, "; ")}
	for _, f := range plan.Files() { // of code that is there: what is new declares what has no place in it
		d.Changes = append(d.Changes, fixes.Change{Path: f.Path, Text: f.Before, Edits: edit.Between(f.Before.Bytes(), bytesOf(f.After))})
	}
	return []lsp.DriftRemedy{d}, nil
}

// read reads the snapshot, if it is another one than before. It must be a file of the
// folder itself: a link out of it is not followed.
func (r *recordedDrift) read() error {
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	info, err := root.Stat(cloud.FileName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.live, r.info = nil, nil
		return nil
	case err != nil:
		return err
	case r.info != nil && os.SameFile(info, r.info) && info.ModTime().Equal(r.info.ModTime()) && info.Size() == r.info.Size():
		return nil
	case !info.Mode().IsRegular() || info.Size() > maxRecord:
		return fmt.Errorf("%s is no file, or has more than %d MiB", cloud.FileName, maxRecord>>20)
	}
	f, err := root.Open(cloud.FileName)
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxRecord))
	if err != nil {
		return err
	}
	if r.live, err = cloud.Parse(text); err != nil {
		r.live, r.info = nil, nil
		return fmt.Errorf("reading %s: %w", cloud.FileName, err)
	}
	r.info, r.run = info, drift.Prepare(r.live)
	return nil
}

// inEditor returns a drift at the places where the code says it.
func inEditor(found *drift.Report, told *report.Drift, i int) []lsp.Drift {
	d, item := &found.Drifts[i], &told.Drifts[i]
	code := "drift-" + item.Kind
	if d.Kind == drift.Missing {
		return []lsp.Drift{{At: d.Code.Origin.Header, Code: code, Message: "Drift: " + item.Address + " does not exist any more", Live: "does not exist", Risky: d.Risky, Key: item.Fingerprint}}
	}
	var out []lsp.Drift
	for k, c := range d.Changes {
		brings := brought(told, i, k)
		line := item.Changes[k].String()
		shown := lsp.Drift{At: c.At, Code: code, Live: line, Message: strings.Join(append([]string{"Drift: " + strings.TrimPrefix(line, "~ ")}, brings...), "\n"), Risky: len(brings) > 0, Key: item.Fingerprint}
		if _, live, ok := strings.Cut(line, " in the code, "); ok && c.Op == drift.Set {
			shown.Live = strings.TrimSuffix(live, " live")
		}
		out = append(out, shown)
	}
	return out
}

// brought says what rests on a change, or on its drift as a whole.
func brought(told *report.Drift, i, change int) []string {
	var out []string
	item := &told.Drifts[i]
	for _, f := range item.Findings {
		if len(f.Changes) == 0 || slices.Contains(f.Changes, change) {
			out = append(out, fmt.Sprintf("It brings %s: %s (%s)", f.Severity, f.Title, f.Policy))
		}
	}
	for k := range told.Paths {
		for _, c := range told.Paths[k].Because {
			if c.Drift == i && (c.Path == "" || c.Path == item.Changes[change].Path) {
				out = append(out, "It opens a breach path: "+told.PathTitle(k))
				break
			}
		}
	}
	return out
}
