package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// lockName is what the file of reviewed drift is called.
const lockName = "parapet.lock.json"

const lockVersion = 1

// A lock is drift that somebody has reviewed. It is sorted, one line or two for each
// entry, so that a review sees what has come.
type lock struct {
	Version  int         `json:"version"`
	Accepted []lockEntry `json:"accepted"`
}

type lockEntry struct {
	Address string `json:"address"`
	Kind    string `json:"kind"`
	// Paths are the attributes that differ, for people.
	Paths []string `json:"paths,omitempty"`
	// Fingerprint is the drift's; one that becomes another drift is new.
	Fingerprint string `json:"fingerprint"`
	// Reason may be filled in by hand, and stays.
	Reason string `json:"reason,omitempty"`
}

// lockPath is the file of reviewed drift.
func (d *drifter) lockPath() string {
	if d.flags.lock != "" {
		return d.flags.lock
	}
	return filepath.Join(d.target.dir, lockName)
}

// openLock reads the file, if there is one.
func openLock(name string, wanted bool) (*lock, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && !wanted {
		return &lock{Version: lockVersion}, nil
	} else if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var l lock
	if err := dec.Decode(&l); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if l.Version != lockVersion {
		return nil, fmt.Errorf("reading %s: version %d, and this parapet reads version %d", name, l.Version, lockVersion)
	}
	return &l, nil
}

// has reports whether a drift, given by its fingerprint, has been reviewed.
func (l *lock) has(fingerprint string) bool {
	return slices.ContainsFunc(l.Accepted, func(e lockEntry) bool { return e.Fingerprint == fingerprint })
}

// reviewed marks what has been accepted before, and records what there is now if
// that is asked for.
func (d *drifter) reviewed(r *report.Drift) error {
	l := d.lock
	known, told := map[string]lockEntry{}, map[string]bool{}
	for _, e := range l.Accepted {
		known[e.Fingerprint] = e
	}
	next := lock{Version: lockVersion, Accepted: []lockEntry{}}
	for i := range r.Drifts {
		x := &r.Drifts[i]
		e, ok := known[x.Fingerprint]
		if !ok && !d.flags.accept {
			continue
		}
		x.Accepted = cmp.Or(e.Reason, d.reported(d.lockPath()))
		if !ok {
			e = lockEntry{Address: x.Address, Kind: x.Kind, Fingerprint: x.Fingerprint}
			for _, c := range x.Changes {
				if !slices.Contains(e.Paths, c.Path) {
					e.Paths = append(e.Paths, c.Path)
				}
			}
		}
		next.Accepted = append(next.Accepted, e)
		told[x.Fingerprint] = true
	}
	if !d.flags.accept {
		return nil
	}
	if len(d.flags.types) > 0 || len(d.flags.regions) > 0 || d.flags.tag != "" || len(r.Unreadable) > 0 {
		for _, e := range l.Accepted { // what was not looked at stays accepted
			if !told[e.Fingerprint] {
				next.Accepted = append(next.Accepted, e)
			}
		}
	}
	slices.SortFunc(next.Accepted, func(a, b lockEntry) int {
		return cmp.Or(cmp.Compare(a.Address, b.Address), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	f, err := createOutput(d.lockPath())
	if err != nil {
		return err
	}
	if err := writeJSON(f, next); err != nil {
		return errors.Join(err, f.discard())
	}
	if err := f.commit(); err != nil {
		return err
	}
	d.ui.say("notice", fmt.Sprintf("accepted %s in %s", count(len(next.Accepted), "drift", "drifts"), d.lockPath()))
	return nil
}
