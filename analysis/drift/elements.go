package drift

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// maxElements bounds lists that are compared element by element; what lies beyond
// is not.
const maxElements = 2000

// list compares two lists as sets, element by element.
func (d *differ) list(a aws.Attribute, path string, code, live *model.Value) {
	if code.Is(model.Unknown) || live.Is(model.Unknown) {
		return
	}
	ours, theirs := blocks(code), blocks(live)
	if a.As == "permissions" || isRules(d.live.Type, path) {
		d.rules(path, ours, theirs, code.Is(model.Open))
		return
	}
	ours, theirs = ours[:min(len(ours), maxElements)], theirs[:min(len(theirs), maxElements)]
	same := func(x, y *model.Value) bool {
		if x.Kind() == model.Object {
			return d.sameBlock(path, x, y, a.As != "")
		}
		return d.same(a, path, x, y)
	}
	_, alone, left := paired(ours, theirs, same)
	for _, i := range alone {
		c := Change{Path: path, Op: Remove, Code: ours[i], whole: ours[i]}
		for k, j := range left {
			if named(ours[i]) != "" && named(ours[i]) == named(theirs[j]) {
				c.Op, c.Live = Set, theirs[j]
				left = append(left[:k:k], left[k+1:]...)
				break
			}
		}
		d.changes = append(d.changes, c)
	}
	if code.Is(model.Open) {
		return // what else there is may be of the code
	}
	for _, j := range left {
		d.changes = append(d.changes, Change{Path: path, Op: Add, Live: theirs[j]})
	}
}

// blocks returns the elements of a list, or a block that stands alone.
func blocks(v *model.Value) []*model.Value {
	if v.Kind() == model.List || v.IsNull() {
		return v.Elems()
	}
	return []*model.Value{v}
}

// sameBlock compares two blocks. Strict ones are told in full, so that what only
// one of them has is a difference.
func (d *differ) sameBlock(path string, code, live *model.Value, strict bool) bool {
	for _, a := range code.Attrs() {
		b := live.Get(a.Name)
		if b == nil && (None(a.Value) || a.Value.Is(model.Unknown)) || d.scaled(path+"."+a.Name) {
			continue
		}
		if b == nil || !d.same(aws.Attribute{Path: a.Name}, path+"."+a.Name, a.Value, b) {
			return false
		}
	}
	if strict {
		for _, b := range live.Attrs() {
			if code.Get(b.Name) == nil && !None(b.Value) {
				return false
			}
		}
	}
	return true
}

// named returns what an element is known by among others, "" for nothing.
func named(v *model.Value) string {
	for _, name := range []string{"name", "id", "rule_no", "cidr_block", "ipv6_cidr_block", "destination_prefix_list_id", "device_name", "priority"} {
		if s, ok := scalar(v.Get(name)); ok && s != "" {
			return name + " " + s
		}
	}
	return ""
}

func isRules(typ, path string) bool {
	return (path == "ingress" || path == "egress") && liveType(typ) == "aws_security_group"
}

// An atom is what a rule of a security group lets through from one peer. AWS
// merges and splits rules as it likes; atoms stay.
type atom struct {
	protocol, from, to string
	kind, peer         string // peer is "?" where it is not known
	rule               *model.Value
	value              *model.Value // the rule with this peer alone
}

// peerLists are the lists of a rule that hold peers.
var peerLists = []string{"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"}

// atoms splits rules.
func (d *differ) atoms(rules []*model.Value, own string) []atom {
	var out []atom
	for _, r := range rules {
		base := atom{protocol: d.word(r.Get("protocol")), from: d.word(r.Get("from_port")), to: d.word(r.Get("to_port")), rule: r}
		switch base.protocol {
		case "-1", "all":
			base.protocol, base.from, base.to = "-1", "0", "0"
		case "6":
			base.protocol = "tcp"
		case "17":
			base.protocol = "udp"
		case "1":
			base.protocol = "icmp"
		}
		if r.Is(model.Unknown) {
			base.protocol, base.from, base.to, base.kind, base.peer = "?", "?", "?", "?", "?"
			out = append(out, base)
			continue
		}
		for _, kind := range peerLists {
			list := r.Get(kind)
			if list.Is(model.Unknown) {
				out = append(out, base.with(r, kind, "?", nil))
			}
			for _, p := range list.Elems() {
				peer := d.word(p)
				if kind == "security_groups" && peer != "" {
					peer = peer[strings.LastIndexByte(peer, '/')+1:] // another account's is ACCOUNT/ID
				}
				out = append(out, base.with(r, kind, peer, p))
			}
		}
		if on, _ := r.Get("self").AsBool(); on {
			out = append(out, base.with(r, "security_groups", own, nil))
		}
	}
	return out
}

// word returns a value's text in lower case, "?" where it is not known.
func (d *differ) word(v *model.Value) string {
	s, ok := d.text(v)
	if !ok && v.IsNull() {
		return "0"
	}
	if !ok {
		return "?"
	}
	return strings.ToLower(s)
}

// with returns the atom for one peer of a rule.
func (a atom) with(rule *model.Value, kind, peer string, v *model.Value) atom {
	a.kind, a.peer = kind, peer
	var attrs []model.Attr
	for _, attr := range rule.Attrs() {
		switch attr.Name {
		case "cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups":
		case "self":
			if v == nil {
				attrs = append(attrs, attr)
			}
		default:
			attrs = append(attrs, attr)
		}
	}
	if v != nil {
		attrs = append(attrs, model.Attr{Name: kind, Value: model.NewList([]*model.Value{v}, v.Range())})
	}
	a.value = model.NewObject(attrs, rule.Range()).WithRefs(rule.Refs()...)
	return a
}

// meets reports whether an atom of the code may be one that runs.
func (a atom) meets(b atom) bool {
	same := func(x, y string) bool { return x == y || x == "?" }
	return same(a.protocol, b.protocol) && same(a.from, b.from) && same(a.to, b.to) && same(a.kind, b.kind) && same(a.peer, b.peer)
}

func (a atom) vague() bool { return a.protocol == "?" || a.from == "?" || a.to == "?" || a.peer == "?" }

// rules compares the rules of a security group.
func (d *differ) rules(path string, code, live []*model.Value, open bool) {
	own, _ := scalar(d.live.Value.Get("id"))
	ours, theirs := distinct(d.atoms(code, own)), distinct(d.atoms(live, own))
	taken := make([]bool, len(theirs))
	found := make([]bool, len(ours))
	for _, vague := range []bool{false, true} {
		for i, a := range ours {
			for j, b := range theirs {
				// What is vague may be several.
				if a.vague() == vague && !found[i] && !taken[j] && a.meets(b) {
					taken[j] = true
					found[i] = !vague
				}
			}
			found[i] = found[i] || vague && a.vague()
		}
	}
	for i, a := range ours {
		if found[i] {
			continue
		}
		c := Change{Path: path, Op: Remove, Code: a.value, whole: a.rule}
		for j, other := range ours {
			if j != i && other.rule == a.rule && found[j] {
				c.keep = append(c.keep, other.value)
			}
		}
		d.changes = append(d.changes, c)
	}
	if open {
		return
	}
	for j, b := range theirs {
		if !taken[j] {
			d.changes = append(d.changes, Change{Path: path, Op: Add, Live: b.value})
		}
	}
}

// distinct drops atoms that stand twice.
func distinct(atoms []atom) []atom {
	type id struct{ protocol, from, to, kind, peer string }
	seen := map[id]bool{}
	var out []atom
	for _, a := range atoms {
		k := id{a.protocol, a.from, a.to, a.kind, a.peer}
		if !seen[k] || a.vague() {
			out = append(out, a)
		}
		seen[k] = true
	}
	return out
}

// place returns a range of its own for what a change brings.
func (c *Change) place() source.Range {
	if c.mark == nil {
		c.mark = &source.Anchor{File: "live"}
	}
	return source.Range{Anchor: c.mark}
}
