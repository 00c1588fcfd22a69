package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A crowd is principals by what their policies speak of, so that not all have to be asked
// about each resource.
type crowd struct {
	listeners []listener
	heads     []head // sorted once somebody asks
	lengths   []int  // of heads
	sorted    bool
}

// A listener is a principal, and what is known of it.
type listener struct {
	*principal
	// sure is what it is granted for sure, beside which others add nothing.
	sure *grant
	// reads tells that what it can read by itself is known.
	reads bool
}

// A head is the beginning of ARNs that a listener's policies speak of; see [iam.Head].
type head struct {
	text     string
	listener int
}

// add adds a listener to what begins with one of the texts.
func (c *crowd) add(l listener, heads []string) {
	for _, text := range heads {
		c.heads = append(c.heads, head{text, len(c.listeners)})
	}
	c.listeners = append(c.listeners, l)
	c.sorted = false
}

// of returns those whose policies may speak of an ARN, in the order in which they were
// added.
func (c *crowd) of(arn string) []listener {
	c.sort()
	own := iam.Head(arn)
	var found []int
	from := func(i int, wanted func(text string) bool) {
		for ; i < len(c.heads) && wanted(c.heads[i].text); i++ {
			found = append(found, c.heads[i].listener)
		}
	}
	for _, n := range c.lengths {
		if n < len(own) {
			i, _ := slices.BinarySearchFunc(c.heads, own[:n], compareHead)
			from(i, func(text string) bool { return text == own[:n] })
		}
	}
	i, _ := slices.BinarySearchFunc(c.heads, own, compareHead)
	from(i, func(text string) bool { return strings.HasPrefix(text, own) })
	slices.Sort(found)
	var out []listener
	for _, i := range slices.Compact(found) {
		out = append(out, c.listeners[i])
	}
	return out
}

func compareHead(h head, text string) int { return strings.Compare(h.text, text) }

func (c *crowd) sort() {
	if c.sorted {
		return
	}
	c.sorted = true
	slices.SortFunc(c.heads, func(a, b head) int { return strings.Compare(a.text, b.text) })
	c.lengths = c.lengths[:0]
	for _, h := range c.heads {
		c.lengths = append(c.lengths, len(h.text))
	}
	slices.Sort(c.lengths)
	c.lengths = slices.Compact(c.lengths)
}
