package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A hierarchyItem is what an item of the call hierarchy carries: what it stands for.
// Incoming calls are who can reach it, outgoing ones what it reaches.
type hierarchyItem struct {
	Stack   string `json:"stack,omitempty"`
	Address string `json:"address,omitempty"`
	Kind    string `json:"kind,omitempty"`
	Name    string `json:"name,omitempty"`
}

func (i hierarchyItem) node() node {
	return node{stack: i.Stack, address: model.Address(i.Address), kind: threat.Kind(i.Kind), name: i.Name}
}

// PrepareCallHierarchy returns the resource whose declaration is around a place.
func (s *server) PrepareCallHierarchy(ctx context.Context, p *protocol.CallHierarchyPrepareParams) ([]protocol.CallHierarchyItem, error) {
	v := s.view(ctx, p.TextDocument)
	if v == nil || !v.current() {
		return nil, nil
	}
	at := s.encoding.offset(v.text, p.Position)
	b := v.folder.paths.Load()
	if b == nil {
		return nil, nil
	}
	var out []protocol.CallHierarchyItem
	for _, r := range v.snap.Declared(v.rel) {
		block, ok := v.snap.Span(r.Origin.Block)
		n := node{stack: r.Origin.Stack, address: r.Address}
		if !ok || !overlaps(block, at, at) || b.Resource(n.stack, n.address) != r && len(out) > 0 {
			continue
		}
		if item, ok := s.hierarchyItem(v, b, n, nil); ok && !slices.ContainsFunc(out, func(o protocol.CallHierarchyItem) bool { return o.Name == item.Name }) {
			out = append(out, item)
		}
	}
	return out, nil
}

// hierarchyItem returns the item of a node. One without a resource stands where a step
// from or to it is opened.
func (s *server) hierarchyItem(v *view, b *breaches, n node, step *threat.Rule) (protocol.CallHierarchyItem, bool) {
	item := protocol.CallHierarchyItem{
		Name: n.label(), Kind: protocol.SymbolKindObject,
		Data: raw(hierarchyItem{n.stack, string(n.address), string(n.kind), n.name}),
	}
	if step != nil {
		item.Detail = ptr(detailOf(step))
	}
	if r := b.Resource(n.stack, n.address); r != nil && n.address != "" {
		header, ok1 := v.snap.Span(r.Origin.Header)
		block, ok2 := v.snap.Span(r.Origin.Block)
		if !ok1 || !ok2 {
			return item, false
		}
		text := v.snap.File(header.File).Text
		item.URI, item.SelectionRange, item.Range = s.uriIn(v.snap, header.File), s.encoding.span(text, header), s.encoding.span(text, block)
		return item, true
	}
	if step == nil {
		return item, false
	}
	item.Kind = protocol.SymbolKindInterface
	for _, e := range step.Evidence {
		if at, ok := b.rangeOf(e); ok {
			if span, ok := v.snap.Span(at); ok {
				item.URI, item.Range = s.uriIn(v.snap, span.File), s.encoding.span(v.snap.File(span.File).Text, span)
				item.SelectionRange = item.Range
				return item, true
			}
		}
	}
	return item, false
}

func (n node) label() string {
	if n.address != "" {
		return string(n.address)
	}
	return threat.Fact{Kind: n.kind, Name: n.name}.Label()
}

// detailOf tells in short how a step is made.
func detailOf(r *threat.Rule) string {
	text := r.Method.Title
	if len(r.Assumes) > 0 {
		text += " (possible)"
	}
	return text
}

// hierarchy finds what a request about an item is about.
func (s *server) hierarchy(ctx context.Context, item *protocol.CallHierarchyItem) (*view, *breaches, node, error) {
	var data hierarchyItem
	if err := json.Unmarshal(item.Data, &data); err != nil {
		return nil, nil, node{}, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the item is none of this server's: %v", err)
	}
	v := s.view(ctx, protocol.TextDocumentIdentifier{URI: item.URI})
	if v == nil {
		return nil, nil, node{}, notFor(string(item.URI))
	}
	return v, v.folder.paths.Load(), data.node(), nil
}

// A call is a step between two nodes, once for all ways to make it.
type call struct {
	to   node
	item protocol.CallHierarchyItem
	at   []protocol.Range
}

// calls returns the steps between a node and others. Ends returns the other ends of a
// step; caller is the item in which places of the calls lie.
func (s *server) calls(v *view, b *breaches, steps []*threat.Rule, ends func(*threat.Rule) []node, caller func(*call) *protocol.CallHierarchyItem) []call {
	var out []call
	for _, step := range steps {
		for _, end := range ends(step) {
			i := slices.IndexFunc(out, func(c call) bool { return c.to == end })
			if i < 0 {
				item, ok := s.hierarchyItem(v, b, end, step)
				if !ok {
					continue
				}
				i = len(out)
				out = append(out, call{to: end, item: item})
			} else if detail := detailOf(step); !strings.Contains(*out[i].item.Detail, detail) {
				out[i].item.Detail = ptr(*out[i].item.Detail + "; " + detail)
			}
			c := &out[i]
			for _, at := range s.placesIn(v, b, step, caller(c)) {
				if !slices.Contains(c.at, at) {
					c.at = append(c.at, at)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b call) int { return cmp.Compare(a.item.Name, b.item.Name) })
	for i := range out {
		if out[i].at == nil { // nothing in the caller opens it
			out[i].at = []protocol.Range{caller(&out[i]).SelectionRange}
		}
	}
	return out
}

// placesIn returns the places of a step's evidence that lie in an item.
func (s *server) placesIn(v *view, b *breaches, step *threat.Rule, item *protocol.CallHierarchyItem) []protocol.Range {
	var out []protocol.Range
	for _, e := range step.Evidence {
		at, ok := b.rangeOf(e)
		span, there := v.snap.Span(at)
		if !ok || !there || s.uriIn(v.snap, span.File) != item.URI {
			continue
		}
		if r := s.encoding.span(v.snap.File(span.File).Text, span); within(r, item.Range) {
			out = append(out, r)
		}
	}
	return out
}

// within reports whether a range lies in another one.
func within(a, b protocol.Range) bool {
	before := func(p, q protocol.Position) bool {
		return p.Line < q.Line || p.Line == q.Line && p.Character <= q.Character
	}
	return before(b.Start, a.Start) && before(a.End, b.End)
}

// IncomingCalls returns who can reach what an item stands for.
func (s *server) IncomingCalls(ctx context.Context, p *protocol.CallHierarchyIncomingCallsParams) ([]protocol.CallHierarchyIncomingCall, error) {
	v, b, n, err := s.hierarchy(ctx, &p.Item)
	if err != nil || b == nil {
		return nil, err
	}
	out := []protocol.CallHierarchyIncomingCall{}
	for _, c := range s.calls(v, b, b.index().into(n), func(r *threat.Rule) []node {
		var from []node
		for _, f := range r.Body {
			if end := nodeOf(f); end != n {
				from = append(from, end)
			}
		}
		return from
	}, func(c *call) *protocol.CallHierarchyItem { return &c.item }) {
		out = append(out, protocol.CallHierarchyIncomingCall{From: c.item, FromRanges: c.at})
	}
	return out, nil
}

// OutgoingCalls returns what that which an item stands for can reach.
func (s *server) OutgoingCalls(ctx context.Context, p *protocol.CallHierarchyOutgoingCallsParams) ([]protocol.CallHierarchyOutgoingCall, error) {
	v, b, n, err := s.hierarchy(ctx, &p.Item)
	if err != nil || b == nil {
		return nil, err
	}
	out := []protocol.CallHierarchyOutgoingCall{}
	for _, c := range s.calls(v, b, b.index().outOf(n), func(r *threat.Rule) []node { return []node{nodeOf(r.Head)} },
		func(*call) *protocol.CallHierarchyItem { return &p.Item }) {
		out = append(out, protocol.CallHierarchyOutgoingCall{To: c.item, FromRanges: c.at})
	}
	return out, nil
}
