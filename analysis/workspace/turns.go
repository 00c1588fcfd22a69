package workspace

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// An urgency says how long somebody can wait for their turn: the least value goes
// first.
type urgency uint8

const (
	looking  urgency = iota // somebody asks what is known
	typing                  // an update that answers a change
	trying                  // a trial
	catching                // an update of the rest
	urgencies
)

// interrupts reports whether work is abandoned for what is more urgent: what people
// do not wait for always, and what is about a text that is no more.
func (u urgency) interrupts(running urgency) bool {
	return u < running && running == catching || u == typing && running == trying
}

// ErrInterrupted is returned by a trial that was abandoned because the workspace has
// changed.
var ErrInterrupted = errors.New("the workspace has changed meanwhile")

// turns let one at a time work, the most urgent first. The zero value is ready.
type turns struct {
	mu      sync.Mutex
	waiting [urgencies][]chan struct{} // each is closed when its turn has come
	busy    bool
	running urgency
	yield   context.CancelCauseFunc // makes the one that works give way
}

// take waits for a turn. The context that it returns ends early, with the cause
// [ErrInterrupted], where the work is to be abandoned; done ends the turn. The error
// is that ctx has ended before.
func (t *turns) take(ctx context.Context, u urgency) (work context.Context, done func(), err error) {
	t.mu.Lock()
	if !t.busy {
		defer t.mu.Unlock()
		work, done = t.begin(ctx, u)
		return work, done, nil
	}
	come := make(chan struct{})
	t.waiting[u] = append(t.waiting[u], come)
	if u.interrupts(t.running) {
		t.yield(ErrInterrupted)
	}
	t.mu.Unlock()
	select {
	case <-come:
		t.mu.Lock()
		defer t.mu.Unlock()
		work, done = t.begin(ctx, u)
		return work, done, nil
	case <-ctx.Done():
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if i := slices.Index(t.waiting[u], come); i >= 0 {
		t.waiting[u] = slices.Delete(t.waiting[u], i, i+1)
	} else { // it has come just now
		t.next()
	}
	return nil, nil, ctx.Err()
}

// takeNow is take for those that do not wait; ok is false where they would have to.
func (t *turns) takeNow(ctx context.Context, u urgency) (work context.Context, done func(), ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.busy {
		return nil, nil, false
	}
	work, done = t.begin(ctx, u)
	return work, done, true
}

// begin gives the turn. The mutex is held.
func (t *turns) begin(ctx context.Context, u urgency) (context.Context, func()) {
	work, cancel := context.WithCancelCause(ctx)
	t.busy, t.running, t.yield = true, u, cancel
	for v, list := range t.waiting { // somebody may have come since the turn was handed on
		if len(list) > 0 && urgency(v).interrupts(u) {
			cancel(ErrInterrupted)
		}
	}
	return work, func() {
		cancel(nil)
		t.mu.Lock()
		defer t.mu.Unlock()
		t.next()
	}
}

// next hands the turn on. The mutex is held.
func (t *turns) next() {
	for u := range t.waiting {
		if list := t.waiting[u]; len(list) > 0 {
			t.waiting[u] = list[1:]
			t.running, t.yield = urgency(u), func(error) {}
			close(list[0])
			return
		}
	}
	t.busy = false
}

// interrupted reports whether work has been abandoned for what is more urgent.
func interrupted(work context.Context) bool { return errors.Is(context.Cause(work), ErrInterrupted) }
