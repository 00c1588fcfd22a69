package policy

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// How entries of a store are written. What reads them trusts nothing: a store
// may be damaged, and whatever does not read to the end as an entry is none.

// maxNesting bounds how deep a value of a remedy may be nested.
const maxNesting = 64

func encodeRules(rules []*rule) []byte {
	var e encoder
	e.count(len(rules))
	for _, r := range rules {
		e.text(r.name)
		e.text(r.file)
		e.count(r.line)
		e.count(len(r.clauses))
		for _, c := range r.clauses {
			e.clause(c)
		}
	}
	return e.b
}

// decodeRules returns rules without policies.
func decodeRules(b []byte) ([]*rule, bool) {
	d := &decoder{b: b}
	rules := listOf(d, d.rule)
	return rules, d.done()
}

func (d *decoder) rule() *rule {
	return &rule{name: d.text(), file: d.text(), line: d.count(), clauses: listOf(d, d.clause)}
}

func (e *encoder) clause(c clause) {
	e.guards(c.guards)
	e.count(len(c.verdict))
	for _, p := range c.verdict {
		e.path(p)
	}
}

func (e *encoder) guards(gs []guard) {
	e.count(len(gs))
	for _, g := range gs {
		e.byte(byte(g.want))
		e.texts(g.path)
		e.texts(g.values)
		e.count(len(g.alts))
		for _, alt := range g.alts {
			e.guards(alt)
		}
	}
}

func (d *decoder) clause() clause {
	c := clause{guards: d.guards(0), verdict: listOf(d, d.path)}
	if len(c.verdict) == 0 {
		c.verdict = nil
	}
	return c
}

func (d *decoder) guards(depth int) []guard {
	if depth > maxNesting {
		d.fail()
	}
	gs := listOf(d, func() guard {
		g := guard{want: want(d.byte()), path: d.texts(), values: d.texts()}
		for range d.length() {
			if g.alts = append(g.alts, d.guards(depth+1)); d.failed {
				break
			}
		}
		if !g.sound() {
			d.fail()
		}
		return g
	})
	if len(gs) == 0 {
		return nil
	}
	return gs
}

// sound reports whether g has what holds relies on.
func (g guard) sound() bool {
	switch g.want {
	case above, below, longer:
		return len(g.values) == 1 && strings.HasPrefix(g.values[0], "n")
	case some:
		return len(g.alts) == 1
	}
	return g.want <= unless
}

func encodeText(s string) []byte {
	var e encoder
	e.text(s)
	return e.b
}

func decodeText(b []byte) (string, bool) {
	d := &decoder{b: b}
	return d.text(), d.done()
}

func encodeAttrs(attrs map[string]bool) []byte {
	var e encoder
	var names []string
	if attrs != nil {
		names = slices.AppendSeq(make([]string, 0, len(attrs)), maps.Keys(attrs))
		slices.Sort(names)
	}
	e.texts(names)
	return e.b
}

func decodeAttrs(b []byte) (map[string]bool, bool) {
	d := &decoder{b: b}
	names := d.texts()
	if names == nil {
		return nil, d.done()
	}
	attrs := make(map[string]bool, len(names))
	for _, n := range names {
		attrs[n] = true
	}
	return attrs, d.done()
}

// encodeHits writes hits of the rules.
func encodeHits(hits []hit, rules []*rule) []byte {
	var e encoder
	e.count(len(hits))
	for _, h := range hits {
		e.count(slices.Index(rules, h.rule))
		e.count(len(h.paths))
		for _, p := range h.paths {
			e.path(p)
		}
	}
	return e.b
}

func decodeHits(b []byte, rules []*rule) ([]hit, bool) {
	d := &decoder{b: b}
	hits := listOf(d, func() hit { return d.hit(rules) })
	if len(hits) == 0 {
		hits = nil
	}
	return hits, d.done()
}

func (d *decoder) hit(rules []*rule) hit {
	at, paths := d.count(), listOf(d, d.path)
	// Whoever shows a verdict relies on its first path.
	if at >= len(rules) || len(paths) == 0 {
		d.fail()
		return hit{}
	}
	return hit{rules[at], paths}
}

func (e *encoder) path(p model.Path) {
	e.count(len(p))
	for _, step := range p {
		e.value(step)
	}
}

func (d *decoder) path() model.Path { return listOf(d, d.step) }

func (d *decoder) step() any {
	switch step := d.value(0).(type) {
	case string:
		return step
	case int:
		if step >= 0 {
			return step
		}
	}
	d.fail()
	return nil
}

// encodePolicy fails for a remedy with a value that has no form here.
func encodePolicy(p *Policy) ([]byte, bool) {
	var e encoder
	for _, s := range []string{p.ID, p.Type, p.Rule, p.Title, p.Description, p.Category, p.File} {
		e.text(s)
	}
	e.byte(byte(p.Severity))
	e.bool(p.Custom)
	e.bool(p.Deprecated)
	e.count(p.Line)
	e.texts(p.CWE)
	e.texts(p.Aliases)
	e.texts(p.Related)
	if e.bool(p.Controls != nil) {
		e.count(len(p.Controls))
		for _, framework := range slices.Sorted(maps.Keys(p.Controls)) {
			e.text(framework)
			e.texts(p.Controls[framework])
		}
	}
	if e.bool(p.Remedies != nil) {
		e.count(len(p.Remedies))
		for _, r := range p.Remedies {
			e.remedy(r)
		}
	}
	e.threat(p.Threat)
	return e.b, !e.failed
}

func decodePolicy(b []byte) (*Policy, bool) {
	d := &decoder{b: b}
	p := &Policy{}
	for _, s := range []*string{&p.ID, &p.Type, &p.Rule, &p.Title, &p.Description, &p.Category, &p.File} {
		*s = d.text()
	}
	p.Severity, p.Custom, p.Deprecated, p.Line = Severity(d.byte()), d.bool(), d.bool(), d.count()
	if p.Severity > Critical {
		return nil, false
	}
	p.CWE, p.Aliases, p.Related = d.texts(), d.texts(), d.texts()
	if d.bool() {
		p.Controls = d.controls()
	}
	if d.bool() {
		p.Remedies = listOf(d, d.remedy)
	}
	p.Threat = d.threat()
	return p, d.done()
}

func (d *decoder) controls() map[string][]string {
	controls := map[string][]string{}
	for range d.length() {
		framework := d.text()
		if controls[framework] = d.texts(); d.failed {
			break
		}
	}
	return controls
}

func (e *encoder) remedy(r Remedy) {
	e.text(r.Title)
	e.text(r.Unsafe)
	e.assignments(r.Set)
	e.texts(r.Remove)
	if s := r.Satellite; e.bool(s != nil) {
		e.text(s.Type)
		e.text(s.Link)
		e.text(s.Attribute)
		e.assignments(s.Set)
	}
	if e.bool(r.Declare != nil) {
		e.count(len(r.Declare))
		for _, d := range r.Declare {
			e.text(d.Type)
			e.text(d.Name)
			e.assignments(d.Set)
		}
	}
}

func (d *decoder) remedy() Remedy {
	r := Remedy{Title: d.text(), Unsafe: d.text(), Set: d.assignments(), Remove: d.texts()}
	if d.bool() {
		r.Satellite = &Satellite{Type: d.text(), Link: d.text(), Attribute: d.text(), Set: d.assignments()}
	}
	if d.bool() {
		r.Declare = listOf(d, func() Declared { return Declared{Type: d.text(), Name: d.text(), Set: d.assignments()} })
	}
	return r
}

func (e *encoder) assignments(as []Assignment) {
	if e.bool(as != nil) {
		e.count(len(as))
		for _, a := range as {
			e.text(a.Path)
			e.value(a.Value)
			e.text(a.Ask)
		}
	}
}

func (d *decoder) assignments() []Assignment {
	if !d.bool() {
		return nil
	}
	return listOf(d, func() Assignment { return Assignment{Path: d.text(), Value: d.value(0), Ask: d.text()} })
}

// An encoder appends to b.
type encoder struct {
	b      []byte
	failed bool
}

func (e *encoder) byte(c byte) { e.b = append(e.b, c) }

// bool writes v and returns it.
func (e *encoder) bool(v bool) bool {
	if v {
		e.byte(1)
	} else {
		e.byte(0)
	}
	return v
}

// count writes a number that is not negative.
func (e *encoder) count(n int) {
	e.failed = e.failed || n < 0
	e.b = binary.AppendUvarint(e.b, uint64(n))
}

func (e *encoder) text(s string) {
	e.count(len(s))
	e.b = append(e.b, s...)
}

// texts tells nil from a list of none.
func (e *encoder) texts(list []string) {
	if e.bool(list != nil) {
		e.count(len(list))
		for _, s := range list {
			e.text(s)
		}
	}
}

// value writes what YAML decodes to.
func (e *encoder) value(v any) {
	switch v := v.(type) {
	case nil:
		e.byte(tagNull)
	case bool:
		e.byte(tagFalse)
		e.bool(v)
	case int:
		e.byte(tagInt)
		e.b = binary.AppendVarint(e.b, int64(v))
	case float64:
		e.byte(tagNumber)
		e.b = binary.BigEndian.AppendUint64(e.b, math.Float64bits(v))
	case string:
		e.byte(tagString)
		e.text(v)
	case []any:
		e.byte(tagList)
		e.count(len(v))
		for _, elem := range v {
			e.value(elem)
		}
	case map[string]any:
		e.byte(tagObject)
		e.count(len(v))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			e.text(name)
			e.value(v[name])
		}
	default:
		e.failed = true
	}
}

// A decoder reads from b. After a failure there is nothing left to read, and
// whatever it returns is zero.
type decoder struct {
	b      []byte
	failed bool
}

func (d *decoder) fail() { d.b, d.failed = nil, true }

// done reports whether all of b was read, and well.
func (d *decoder) done() bool { return !d.failed && len(d.b) == 0 }

// take returns the next n bytes, nil if there are fewer.
func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.fail()
		return nil
	}
	b := d.b[:n]
	d.b = d.b[n:]
	return b
}

func (d *decoder) byte() byte {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) bool() bool {
	b := d.byte()
	if b > 1 {
		d.fail()
	}
	return b == 1
}

func (d *decoder) count() int {
	n, size := binary.Uvarint(d.b)
	if size <= 0 || n > math.MaxInt32 {
		d.fail()
		return 0
	}
	d.b = d.b[size:]
	return int(n)
}

// length reads how many things or bytes follow. Each takes a byte at least.
func (d *decoder) length() int {
	n := d.count()
	if n > len(d.b) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) text() string { return string(d.take(d.length())) }

// listOf reads a length and as many things. Memory is asked for as they turn up:
// a length alone is worth nothing.
func listOf[T any](d *decoder, read func() T) []T {
	n := d.length()
	things := make([]T, 0, min(n, 8))
	for range n {
		thing := read()
		if d.failed {
			return nil
		}
		things = append(things, thing)
	}
	return things
}

func (d *decoder) texts() []string {
	if !d.bool() {
		return nil
	}
	return listOf(d, d.text)
}

func (d *decoder) value(depth int) any {
	if depth > maxNesting {
		d.fail()
		return nil
	}
	switch tag := d.byte(); tag {
	case tagNull:
		return nil
	case tagFalse:
		return d.bool()
	case tagInt:
		return d.int()
	case tagNumber:
		if b := d.take(8); b != nil {
			return math.Float64frombits(binary.BigEndian.Uint64(b))
		}
		return nil
	case tagString:
		return d.text()
	case tagList:
		return listOf(d, func() any { return d.value(depth + 1) })
	case tagObject:
		return d.object(depth)
	}
	d.fail()
	return nil
}

func (d *decoder) object(depth int) map[string]any {
	object := map[string]any{}
	for range d.length() {
		name := d.text()
		if object[name] = d.value(depth + 1); d.failed {
			break
		}
	}
	return object
}

func (d *decoder) int() int {
	n, size := binary.Varint(d.b)
	if size <= 0 || int64(int(n)) != n {
		d.fail()
		return 0
	}
	d.b = d.b[size:]
	return int(n)
}
