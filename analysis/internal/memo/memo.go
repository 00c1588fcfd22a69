// Package memo remembers computations and does again exactly those that depend
// on a change.
//
// A [Cell] is one remembered computation. While it computes, it tells what it
// reads ([Graph.Read]): inputs, which the world changes ([Graph.Changed]), and
// other cells. A change makes the cells suspect that depend on it, however far;
// [Graph.Run] then asks the roots, and each suspect asks what it read: only
// where one of these has another outcome than before, it is computed anew.
//
// Only roots are kept by themselves; any other cell lives while somebody reads
// it. Cells that depend on themselves form a ring: what one of them reads of
// another counts as unknown, so that it does not matter which was asked first.
//
// A Graph is used by one goroutine. A run that is aborted ([Graph.Abort])
// leaves no trace but the work that was done to its end.
package memo

import "slices"

// A Task is the work of a cell.
type Task interface {
	// Compute computes the outcome anew and reports whether it differs from
	// the one before.
	Compute() (changed bool)
	// Ring is called after Compute where the cell depends on itself.
	Ring()
	// Forget is called when nobody reads the cell any more. It may be
	// computed again later.
	Forget()
}

// A Node is something that cells read. The zero Node is an input.
type Node struct {
	readers []*Cell
	cell    *Cell  // that computes it, nil for an input
	mark    uint32 // of the list of reads that holds it
}

// A Cell is a remembered computation.
type Cell struct {
	Node
	task  Task
	reads []*Node
	ring  *ring
	// index and low are Tarjan's: where the cell is on the stack, and the
	// lowest place there that it depends on.
	index, low int
	state      state
	root       bool
	active     bool // on the stack
	changed    bool // readers have not been told yet
}

// A state says what is known of the outcome of a cell.
type state uint8

const (
	clean   state = iota
	suspect       // something has changed that it depends on
	dirty         // something has changed that it has read
)

// A ring is a set of cells that depend on each other.
type ring struct{ members []*Cell }

// A Graph is a set of cells.
type Graph struct {
	roots    []*Cell // that are not clean
	stack    []*Cell // whose computation has begun, and the rings that they may be in
	frame    *frame
	suspects []*Cell // other cells that were found wanting since the last complete Run
	unread   []*Cell // cells that perhaps nobody reads
	marks    uint32
	depth    int
	aborted  bool
}

// A frame is a computation that is going on.
type frame struct {
	cell  *Cell
	reads []*Node
}

// Init prepares a cell. A root is computed by the next Run and kept until it is
// dropped.
func (g *Graph) Init(c *Cell, task Task, root bool) {
	*c = Cell{task: task, root: root, state: dirty}
	c.cell = c
	if root {
		g.roots = append(g.roots, c)
	}
}

// Changed tells that an input is not what it was.
func (g *Graph) Changed(n *Node) {
	for _, c := range n.readers {
		g.stale(c, dirty)
	}
}

// Keep makes a cell a root.
func (g *Graph) Keep(c *Cell) {
	if c.root {
		return
	}
	c.root = true
	if c.state != clean {
		g.remind(c)
	}
}

// Drop ends a root; the next Run or Sweep forgets it if nobody reads it.
func (g *Graph) Drop(c *Cell) {
	c.root = false
	if c.state != clean {
		g.remind(c)
	}
	g.unread = append(g.unread, c)
}

// Unread reports whether no cell reads n.
func (n *Node) Unread() bool { return len(n.readers) == 0 }

// Abort abandons the computations that go on; Run returns false.
func (g *Graph) Abort() { g.aborted = true }

// Aborted reports whether the computations that go on were abandoned.
func (g *Graph) Aborted() bool { return g.aborted }

// Depth returns how many computations wait for the one that goes on.
func (g *Graph) Depth() int { return g.depth }

// stale notes that less is known of a cell.
func (g *Graph) stale(c *Cell, s state) {
	if c.state >= s {
		return
	}
	before := c.state
	c.state = s
	if r := c.ring; r != nil {
		for _, m := range r.members {
			m.ring = nil
		}
		for _, m := range r.members {
			g.stale(m, dirty)
		}
	}
	if before != clean {
		return
	}
	g.remind(c)
	for _, r := range c.readers {
		g.stale(r, suspect)
	}
}

// remind notes that a cell is not clean.
func (g *Graph) remind(c *Cell) {
	if c.root {
		g.roots = append(g.roots, c)
	} else {
		g.suspects = append(g.suspects, c)
	}
}

// Run computes what has to be, and reports whether it came to the end.
func (g *Graph) Run() bool {
	if !g.RunSome(func(Task) bool { return true }) {
		return false
	}
	// What is not clean now, no root depends on.
	suspects := g.suspects
	g.suspects = nil
	for _, c := range suspects {
		if c.state != clean {
			g.forget(c)
		}
	}
	g.Sweep()
	return true
}

// RunSome computes the roots whose tasks are wanted, as far as that has to be done,
// with all that they read. The others remain to be done. It reports whether it came
// to the end.
func (g *Graph) RunSome(wanted func(Task) bool) bool {
	g.aborted = false
	var rest []*Cell
	for len(g.roots) > 0 && !g.aborted {
		last := len(g.roots) - 1
		c := g.roots[last]
		g.roots = g.roots[:last]
		switch {
		case !c.root || c.state == clean:
		case wanted(c.task):
			g.refresh(c)
		default:
			rest = append(rest, c)
		}
	}
	slices.Reverse(rest)
	g.roots = append(g.roots, rest...)
	return g.finish()
}

// Idle reports whether all roots are computed.
func (g *Graph) Idle() bool {
	return !slices.ContainsFunc(g.roots, func(c *Cell) bool { return c.root && c.state != clean })
}

// Look runs a computation that is no cell's and that nothing depends on. It reports
// whether that came to its end.
func (g *Graph) Look(compute func()) bool {
	g.aborted = false
	compute()
	done := g.finish()
	g.Sweep()
	return done
}

// finish lets go of computations that were aborted, and reports whether there are
// none.
func (g *Graph) finish() bool {
	done := !g.aborted
	if !done {
		g.abandon(0)
	}
	g.aborted = false
	return done
}

// Sweep forgets the cells that nobody reads: those computed outside of Run, or
// for a computation that was abandoned.
func (g *Graph) Sweep() {
	for len(g.unread) > 0 {
		last := len(g.unread) - 1
		c := g.unread[last]
		g.unread = g.unread[:last]
		g.letGo(c)
	}
}

// abandon takes the cells above a place off the stack; they have to be computed
// anew.
func (g *Graph) abandon(above int) {
	for _, c := range g.stack[above:] {
		c.active, c.state = false, dirty
		g.remind(c)
	}
	clear(g.stack[above:])
	g.stack = g.stack[:above]
}

// Read notes that the running computation reads n, after computing the cell
// behind n where that has to be done. It returns false where that cell depends
// on the running one: what n shows must then be taken for unknown.
func (g *Graph) Read(n *Node) bool {
	if g.frame != nil {
		g.frame.reads = append(g.frame.reads, n)
	}
	return n.cell == nil || g.ensure(n.cell)
}

// ensure makes a cell clean; it returns false where that waits for the running
// computation.
func (g *Graph) ensure(c *Cell) bool {
	if c.state != clean && !c.active {
		g.refresh(c)
	}
	if c.active && g.frame != nil {
		g.frame.cell.low = min(g.frame.cell.low, c.low)
	}
	return !c.active
}

// refresh computes a cell if it has to be.
func (g *Graph) refresh(c *Cell) {
	outer := g.frame
	f := &frame{cell: c}
	g.frame = f
	g.depth++
	defer func() { g.frame, g.depth = outer, g.depth-1 }()

	c.index, c.active = len(g.stack), true
	c.low = c.index
	g.stack = append(g.stack, c)
	if c.state == suspect && g.verify(c) {
		c.state, c.active = clean, false
		g.stack = g.stack[:c.index]
		return
	}
	if g.aborted {
		return
	}
	// What was asked so far is perhaps not read any more.
	g.abandon(c.index + 1)
	c.low = c.index
	c.state = dirty
	if c.task.Compute() {
		c.changed = true
	}
	if g.aborted {
		return
	}
	g.commit(c, f.reads)
	if c.low == c.index {
		g.close(c)
	}
}

// verify reports whether everything that c has read is as it was.
func (g *Graph) verify(c *Cell) bool {
	for _, n := range c.reads {
		if n.cell != nil && !g.ensure(n.cell) || c.state == dirty || g.aborted {
			return false
		}
	}
	return true
}

// commit replaces what a cell reads.
func (g *Graph) commit(c *Cell, reads []*Node) {
	c.state = clean
	if !c.root && len(c.readers) == 0 {
		g.unread = append(g.unread, c)
	}
	reads = g.unique(reads)
	before := c.reads
	if slices.Equal(before, reads) {
		return
	}
	c.reads = slices.Clone(reads)
	g.marks++
	for _, n := range before {
		n.mark = g.marks
	}
	was := g.marks
	g.marks++
	for _, n := range c.reads {
		if n.mark != was {
			n.readers = append(n.readers, c)
		}
		n.mark = g.marks
	}
	for _, n := range before {
		if n.mark != g.marks {
			g.release(n, c)
		}
	}
}

// unique returns the nodes without repetitions, in place.
func (g *Graph) unique(nodes []*Node) []*Node {
	g.marks++
	kept := nodes[:0]
	for _, n := range nodes {
		if n.mark != g.marks {
			n.mark = g.marks
			kept = append(kept, n)
		}
	}
	return kept
}

// close ends the computation of a cell that depends on none below it on the
// stack, and of the ring that it is in.
func (g *Graph) close(c *Cell) {
	members := slices.Clone(g.stack[c.index:])
	clear(g.stack[c.index:])
	g.stack = g.stack[:c.index]
	for _, m := range members {
		m.active = false
	}
	if len(members) > 1 || slices.Contains(c.reads, &c.Node) {
		r := &ring{members}
		for _, m := range members {
			m.ring = r
			m.task.Ring()
		}
	}
	for _, m := range members {
		if !m.changed {
			continue
		}
		m.changed = false
		for _, r := range m.readers {
			if m.ring == nil || r.ring != m.ring {
				g.stale(r, dirty)
			}
		}
	}
}

// release notes that c does not read n any more. What nobody reads is let go at
// the end, for a computation that goes on may have asked for it.
func (g *Graph) release(n *Node, c *Cell) {
	if i := slices.Index(n.readers, c); i >= 0 {
		last := len(n.readers) - 1
		n.readers[i] = n.readers[last]
		n.readers[last] = nil
		n.readers = n.readers[:last]
	}
	if n.cell != nil {
		g.unread = append(g.unread, n.cell)
	}
}

// letGo forgets a cell, or a ring, that nobody reads.
func (g *Graph) letGo(c *Cell) {
	members := []*Cell{c}
	if c.ring != nil {
		members = c.ring.members
	}
	for _, m := range members {
		if m.root || slices.ContainsFunc(m.readers, func(r *Cell) bool { return m.ring == nil || r.ring != m.ring }) {
			return
		}
	}
	for _, m := range members {
		m.ring = nil
	}
	for _, m := range members {
		g.forget(m)
	}
}

func (g *Graph) forget(c *Cell) {
	if c.state == dirty && c.reads == nil {
		return // it is forgotten already
	}
	reads := c.reads
	c.reads, c.state = nil, dirty
	c.task.Forget()
	for _, n := range reads {
		g.release(n, c)
	}
}
