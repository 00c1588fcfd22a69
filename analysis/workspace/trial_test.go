package workspace

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
)

// try analyses other texts at random, and holds what comes out against an
// analysis of them afresh.
func (d *desk) try() {
	d.t.Helper()
	names := slices.Sorted(maps.Keys(d.texts))
	before := d.e.Snapshot()
	err := d.e.Try(context.Background(), func(trial *Trial) error {
		for range 1 + d.rng.IntN(3) {
			texts := map[string]*source.Text{}
			other := maps.Clone(d.texts)
			for range d.rng.IntN(3) {
				name := names[d.rng.IntN(len(names))]
				other[name] = d.base[name] + pasted[d.rng.IntN(3)]
				texts[name] = source.NewText([]byte(other[name]))
			}
			snap, err := trial.Analyse(context.Background(), texts)
			if err != nil {
				return err
			}
			d.compare(snap, other)
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if d.e.Snapshot() != before {
		d.t.Error("a trial has changed the snapshot")
	}
}

func TestTrialsLeaveNoTrace(t *testing.T) {
	set := loadAll(t)
	for seed := range uint64(6) {
		d := newDesk(t, set, seed)
		for i := range 12 {
			d.edit()
			d.update()
			d.heal()
			d.try()
			if d.rng.IntN(2) == 0 {
				d.update()
			}
			d.check()
			if t.Failed() {
				t.Fatalf("seed %d, step %d", seed, i)
			}
		}
	}
}

func TestTrialThatIsAbandonedLeavesNoTrace(t *testing.T) {
	d := newDesk(t, loadAll(t), 1)
	ctx, cancel := context.WithCancel(context.Background())
	err := d.e.Try(ctx, func(trial *Trial) error {
		cancel()
		_, err := trial.Analyse(ctx, map[string]*source.Text{"dev/main.tf": source.NewText(nil)})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	d.update()
	if !d.check() {
		t.Error("nothing was compared")
	}
}

func TestTryNowDoesNotWait(t *testing.T) {
	d := newDesk(t, loadAll(t), 1)
	err := d.e.Try(context.Background(), func(*Trial) error {
		ok, err := d.e.TryNow(context.Background(), func(*Trial) error { return nil })
		if ok {
			t.Error("two trials run at once")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := d.e.TryNow(context.Background(), func(*Trial) error { return nil }); !ok || err != nil {
		t.Errorf("an idle engine answers %t, %v", ok, err)
	}
}
