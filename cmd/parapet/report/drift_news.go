package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// A DriftRound says which round of continuous monitoring a report is of. The drifts
// and paths of such a report are those that the rounds before have not told; its
// summary counts all that stand.
type DriftRound struct {
	// Number counts from 1.
	Number int `json:"number"`
	// Time is when the round began, and Seconds how long it took.
	Time    time.Time `json:"time"`
	Seconds float64   `json:"seconds"`
	// Calls are requests to the clouds, those that were made again among them.
	Calls int64 `json:"calls"`
	// Error says why the round came to nothing; then nothing is said of drift.
	Error string `json:"error,omitempty"`
	// Gone are drifts that there are no more, or that have become others, and
	// Closed the titles of breach paths that there are no more.
	Gone   []DriftGone `json:"gone"`
	Closed []string    `json:"closed"`
}

// A DriftGone is a drift that was told before.
type DriftGone struct {
	Kind        string `json:"kind"`
	Type        string `json:"type"`
	Address     string `json:"address"`
	ID          string `json:"id,omitempty"`
	Account     string `json:"account,omitempty"`
	Region      string `json:"region,omitempty"`
	Risky       bool   `json:"risky"`
	Fingerprint string `json:"fingerprint"`
}

// News remembers what rounds of monitoring have told. The zero value has told nothing.
type News struct {
	drifts map[string]DriftGone
	paths  map[string]toldPath
	rest   map[string]bool // lines about what nothing is said of
}

type toldPath struct {
	title   string
	because []string // addresses of drifts
}

// Knows reports whether a drift has been told as it is.
func (n *News) Knows(fingerprint string, risky bool) bool {
	known, ok := n.drifts[fingerprint]
	return ok && known.Risky == risky
}

// Since returns what a report tells that is new, and the news as they are once that
// is told. A drift is new when it appears, when it becomes another one and when its
// risk changes. One that is not seen since it could not be read is not gone.
func (n *News) Since(d *Drift, round DriftRound) (*Drift, *News) {
	next := &News{drifts: map[string]DriftGone{}, paths: map[string]toldPath{}, rest: map[string]bool{}}
	out := *d
	round.Gone, round.Closed = []DriftGone{}, []string{}
	out.Round, out.Drifts, out.Paths, out.Controlled = &round, []DriftItem{}, []DriftPath{}, nil
	fresh := map[int]bool{}
	for i := range d.Drifts {
		x := &d.Drifts[i]
		if x.Accepted != "" {
			continue
		}
		fresh[i] = !n.Knows(x.Fingerprint, x.Risky)
		next.drifts[x.Fingerprint] = DriftGone{x.Kind, x.Type, x.Address, x.ID, x.Account, x.Region, x.Risky, x.Fingerprint}
	}
	unread := n.gone(d, next, &round)
	n.narrow(d, &out, next, fresh)
	for key, p := range n.paths {
		switch _, stands := next.paths[key]; {
		case stands:
		case slices.ContainsFunc(p.because, func(a string) bool { return unread[a] }):
			next.paths[key] = p
		default:
			round.Closed = append(round.Closed, p.title)
		}
	}
	slices.Sort(round.Closed)
	for _, line := range d.rest() {
		next.rest[line] = true
	}
	return &out, next
}

// gone notes the drifts that there are no more, and keeps those that could not be
// looked at, whose addresses it returns.
func (n *News) gone(d *Drift, next *News, round *DriftRound) map[string]bool {
	unread := map[string]bool{}
	notRead := map[string]bool{}
	for _, a := range d.NotRead {
		notRead[a] = true
	}
	for print, was := range n.drifts {
		if _, stands := next.drifts[print]; stands {
			continue
		}
		if notRead[was.Address] || slices.ContainsFunc(d.Unreadable, was.hidden) {
			next.drifts[print] = was
			unread[was.Address] = true
			continue
		}
		round.Gone = append(round.Gone, was)
	}
	slices.SortFunc(round.Gone, func(a, b DriftGone) int {
		return cmp.Or(cmp.Compare(a.Address, b.Address), cmp.Compare(a.Account, b.Account), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	return unread
}

// hidden reports whether a drift may not have been seen because of a call that
// failed.
func (g DriftGone) hidden(u cloud.Unreadable) bool {
	same := func(a, b string) bool { return a == "" || b == "" || a == b }
	if !same(u.Resource, g.ID) || !same(u.Account, g.Account) || !same(u.Region, g.Region) {
		return false
	}
	if u.Covers(g.Type) {
		return true
	}
	// An object of Kubernetes: its id is namespace/group.Kind/name.
	parts := strings.Split(g.ID, "/")
	return len(parts) > 1 && (u.Type == "*" || u.Covers(parts[len(parts)-2])) && strings.HasPrefix(g.Type, "k8s_")
}

// narrow takes over the drifts that are fresh, the paths that are new, and those that
// rest on such drifts.
func (n *News) narrow(d, out *Drift, next *News, fresh map[int]bool) {
	at, paths := map[int]int{}, map[int]int{}
	for i := range d.Drifts {
		if fresh[i] {
			at[i] = len(out.Drifts)
			out.Drifts = append(out.Drifts, d.Drifts[i])
		}
	}
	for i, p := range d.Paths {
		told := toldPath{title: d.PathTitle(i)}
		involved := false
		p.Because = slices.Clone(p.Because)
		for k := range p.Because {
			c := &p.Because[k]
			told.because = append(told.because, c.Address)
			if to, ok := at[c.Drift]; ok {
				c.Drift, involved = to, true
			} else {
				c.Drift = -1 // told before
			}
		}
		key := told.title + "\x00" + p.Method
		_, known := n.paths[key]
		next.paths[key] = told
		if !known || involved {
			paths[i] = len(out.Paths)
			out.Paths = append(out.Paths, p)
		}
	}
	for i := range out.Drifts {
		mine := []int{}
		for _, p := range out.Drifts[i].Paths {
			if to, ok := paths[p]; ok {
				mine = append(mine, to)
			}
		}
		out.Drifts[i].Paths = mine
	}
	if len(out.Paths) == 0 {
		out.Facts = []PathFact{}
	}
}

// Quiet reports whether a round tells nothing that is new or gone.
func (d *Drift) Quiet() bool {
	return d.Round != nil && len(d.Drifts)+len(d.Paths)+len(d.Round.Gone)+len(d.Round.Closed) == 0
}

// WriteNews tells people of a round, by what was told before; nothing where there is
// nothing new.
func (d *Drift) WriteNews(out io.Writer, told *News) error {
	var rest []string
	for _, line := range d.rest() {
		if !told.rest[line] {
			rest = append(rest, line)
		}
	}
	if d.Quiet() && len(rest) == 0 {
		return nil
	}
	w := bufio.NewWriter(out)
	s := d.Summary
	fmt.Fprintf(w, "%s %d new, %d gone; %d changed, %d unmanaged, %d missing; %d risky\n\n",
		d.Round.Time.UTC().Format(time.RFC3339), len(d.Drifts), len(d.Round.Gone), s.Changed, s.Unmanaged, s.Missing, s.Risky)
	for i := range d.Drifts {
		d.writeItem(w, &d.Drifts[i])
	}
	d.writePaths(w)
	for _, g := range d.Round.Gone {
		fmt.Fprintf(w, "gone: %s %s\n", g.Kind, Printable(strings.TrimSpace(g.Address+" "+g.Account)))
	}
	for _, title := range d.Round.Closed {
		fmt.Fprintf(w, "closed breach path: %s\n", Printable(title))
	}
	for _, line := range rest {
		fmt.Fprintln(w, line)
	}
	fmt.Fprintln(w)
	return w.Flush()
}
