package workspace

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
)

// TestTurns lets several wait for one that works: it is interrupted or not, and the
// others come in the order of their urgency.
func TestTurns(t *testing.T) {
	for _, tt := range []struct {
		running     urgency
		waiting     []urgency
		interrupted bool
		order       []urgency
	}{
		{catching, []urgency{catching}, false, []urgency{catching}},
		{catching, []urgency{catching, trying}, true, []urgency{trying, catching}},
		{catching, []urgency{looking}, true, []urgency{looking}},
		{trying, []urgency{looking}, false, []urgency{looking}},
		{trying, []urgency{trying, catching}, false, []urgency{trying, catching}},
		{trying, []urgency{catching, looking, typing}, true, []urgency{looking, typing, catching}},
		{typing, []urgency{typing, looking}, false, []urgency{looking, typing}},
		{looking, []urgency{typing, catching, looking}, false, []urgency{looking, typing, catching}},
	} {
		synctest.Test(t, func(t *testing.T) {
			var u turns
			work, done, err := u.take(context.Background(), tt.running)
			if err != nil {
				t.Fatal(err)
			}
			var order []urgency // only ever touched by the one whose turn it is
			for _, w := range tt.waiting {
				go func() {
					_, done, err := u.take(context.Background(), w)
					if err != nil {
						t.Error(err)
						return
					}
					order = append(order, w)
					done()
				}()
			}
			synctest.Wait()
			if interrupted(work) != tt.interrupted || (work.Err() != nil) != tt.interrupted {
				t.Errorf("%d is interrupted for %v: %t", tt.running, tt.waiting, interrupted(work))
			}
			done()
			synctest.Wait()
			if !slices.Equal(order, tt.order) {
				t.Errorf("after %d came %v, want %v", tt.running, order, tt.order)
			}
			if _, done, ok := u.takeNow(context.Background(), trying); !ok {
				t.Error("it is nobody's turn, and yet busy")
			} else {
				done()
			}
		})
	}
}

// Who gives up waiting loses no turn for the others.
func TestTurnsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u turns
		_, done, _ := u.take(context.Background(), typing)
		ctx, cancel := context.WithCancel(context.Background())
		for range 3 {
			go func() {
				if _, _, err := u.take(ctx, looking); !errors.Is(err, context.Canceled) {
					t.Errorf("the error is %v", err)
				}
			}()
		}
		came := false
		go func() {
			_, done, _ := u.take(context.Background(), catching)
			came = true
			done()
		}()
		synctest.Wait()
		cancel()
		synctest.Wait()
		done()
		synctest.Wait()
		if !came {
			t.Error("the one that went on waiting never had its turn")
		}
	})
}

// An interruption that comes between two turns counts as well.
func TestTurnsHandedOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u turns
		_, done, _ := u.take(context.Background(), looking)
		var seen bool
		go func() {
			work, done, _ := u.take(context.Background(), catching)
			<-work.Done() // nothing else ends it
			seen = interrupted(work)
			done()
		}()
		synctest.Wait()
		done() // it is handed on
		go func() {
			_, done, _ := u.take(context.Background(), typing)
			done()
		}()
		synctest.Wait()
		if !seen {
			t.Error("the work went on")
		}
	})
}
