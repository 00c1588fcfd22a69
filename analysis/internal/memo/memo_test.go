package memo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// A sheet is a spreadsheet: each cell has a number of its own and sums those of
// others, or counts those of others that are odd.
type sheet struct {
	g     Graph
	cells []*sum
	// computed counts computations.
	computed int
	abortIn  int
}

type sum struct {
	Cell
	s     *sheet
	input Node
	odd   *parity
	own   int
	refs  []ref
	total int
	alive bool
	ring  bool
}

// A parity shows whether the total of a cell is odd.
type parity struct {
	Cell
	of  *sum
	odd bool
}

type ref struct {
	to     int
	parity bool
}

func (c *sum) Compute() bool {
	s := c.s
	if s.computed++; s.computed == s.abortIn {
		s.g.Abort()
	}
	s.g.Read(&c.input)
	total := c.own
	for _, r := range c.refs {
		to := s.cells[r.to]
		switch {
		case r.parity && s.g.Read(&to.odd.Node):
			if to.odd.odd {
				total++
			}
		case !r.parity && s.g.Read(&to.Node):
			total += to.total
		default:
			total += 1000
		}
	}
	if s.g.aborted { // what was read counts for nothing
		return false
	}
	changed := !c.alive || total != c.total
	c.alive, c.ring, c.total = true, false, total
	return changed
}

func (c *sum) Ring()   { c.ring = true }
func (c *sum) Forget() { c.alive, c.ring = false, false }

func (p *parity) Compute() bool {
	odd := p.of.s.g.Read(&p.of.Node) && p.of.total%2 != 0
	changed := odd != p.odd
	p.odd = odd
	return changed
}

func (p *parity) Ring()   {}
func (p *parity) Forget() {}

func newSheet(n int, roots []int) *sheet {
	s := &sheet{}
	for i := range n {
		c := &sum{s: s}
		c.odd = &parity{of: c}
		s.cells = append(s.cells, c)
		s.g.Init(&c.Cell, c, slices.Contains(roots, i))
		s.g.Init(&c.odd.Cell, c.odd, false)
	}
	return s
}

// show returns what can be seen of the sheet: the totals of cells that count.
func (s *sheet) show() []string {
	var out []string
	for i, c := range s.cells {
		if c.alive {
			out = append(out, fmt.Sprintf("%d=%d %t", i, c.total, c.ring))
		}
	}
	return out
}

// afresh returns a new sheet of the same content, computed in another order.
func (s *sheet) afresh(roots int, rng *rand.Rand) *sheet {
	f := newSheet(len(s.cells), nil)
	for i, c := range s.cells {
		f.cells[i].own, f.cells[i].refs = c.own, c.refs
	}
	for _, i := range rng.Perm(roots) {
		f.g.Init(&f.cells[i].Cell, f.cells[i], true)
	}
	f.g.Run()
	return f
}

// play edits a sheet as data says: three bytes are one edit.
func play(t *testing.T, data []byte) {
	const n, roots = 9, 3
	rng := rand.New(rand.NewPCG(1, uint64(len(data))))
	s := newSheet(n, []int{0, 1, 2})
	s.g.Run()
	for step := 0; len(data) >= 3; step++ {
		a, b, op := int(data[0])%n, int(data[1])%n, data[2]
		data = data[3:]
		s.edit(a, b, op)
		if op&0x30 == 0x30 {
			s.abortIn = s.computed + 1 + int(op>>6)
			s.g.Run()
			s.abortIn = 0
			if op&8 != 0 {
				continue // the next change comes before the work is done
			}
		}
		if op&0xc0 == 0xc0 { // one root first
			first := int(op) % roots
			if !s.g.RunSome(func(task Task) bool { return task == s.cells[first] }) {
				t.Fatal("aborted by itself")
			}
			s.g.Sweep()
			if got, want := s.cells[first].total, s.afresh(roots, rng).cells[first].total; got != want {
				t.Fatalf("step %d: root %d is %d first, afresh %d", step, first, got, want)
			}
			if op&8 != 0 {
				continue // the next change comes before the rest is done
			}
		}
		if !s.g.Run() || !s.g.Idle() {
			t.Fatal("aborted by itself")
		}
		if got, want := s.show(), s.afresh(roots, rng).show(); !slices.Equal(got, want) {
			for i, c := range s.cells {
				t.Logf("%d: own %d refs %v", i, c.own, c.refs)
			}
			t.Fatalf("step %d: %v, afresh %v", step, got, want)
		}
	}
}

func (s *sheet) edit(a, b int, op byte) {
	c := s.cells[a]
	switch op % 4 {
	case 0:
		c.own = b
	case 1, 2:
		c.refs = append(slices.Clone(c.refs), ref{b, op&4 != 0})
		if len(c.refs) > 3 {
			c.refs = c.refs[1:]
		}
	case 3:
		c.refs = nil
	}
	s.g.Changed(&c.input)
}

func TestEqualsComputingAfresh(t *testing.T) {
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 7))
		data := make([]byte, 3*40)
		for i := range data {
			data[i] = byte(rng.UintN(256))
		}
		if play(t, data); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func FuzzEqualsComputingAfresh(f *testing.F) {
	f.Add([]byte{0, 1, 1, 1, 0, 1, 0, 5, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 600 {
			t.Skip("long scripts find no more than several short ones")
		}
		play(t, data)
	})
}

func TestUnchangedOutcomeStopsThere(t *testing.T) {
	s := newSheet(4, []int{0})
	s.cells[0].refs = []ref{{to: 1}}
	s.cells[1].refs = []ref{{to: 2, parity: true}}
	s.g.Run()
	s.computed = 0
	s.cells[2].own = 2 // even as before
	s.g.Changed(&s.cells[2].input)
	if s.g.Run(); s.computed != 1 {
		t.Errorf("computed %d cells, want the changed one alone", s.computed)
	}
}

func TestLookLeavesNoTrace(t *testing.T) {
	s := newSheet(4, []int{0})
	s.cells[1].refs = []ref{{to: 2}}
	s.g.Run()
	for _, abort := range []bool{true, false} {
		if abort {
			s.abortIn = s.computed + 2
		}
		done := s.g.Look(func() { s.g.Read(&s.cells[1].Node) })
		s.abortIn = 0
		if done == abort {
			t.Errorf("aborted %t, came to the end %t", abort, done)
		}
		if !s.g.Run() || s.cells[1].alive || s.cells[2].alive {
			t.Error("what nobody depends on was kept")
		}
	}
}
