package drift

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An objectDiffer compares an object of Kubernetes that the code declares with the
// one that runs: what the code writes, and what it does not and the API server does
// not write by itself.
type objectDiffer struct {
	*tie
	code, live *model.Resource
	id         kube.ID
	pods       string
	release    release
	scaled     bool
	changes    []Change
}

// A spot is a place in both objects: its path in the code's, in canonical form, how
// the API names it, and the JSON pointer to it in the one that runs.
type spot struct {
	steps   model.Path
	text    string
	pointer string
}

func (s spot) attr(name string) spot {
	text := name
	switch {
	case strings.ContainsAny(name, "./[]"):
		text = s.text + "[" + name + "]"
	case s.text != "":
		text = s.text + "." + name
	}
	return spot{append(slices.Clone(s.steps), name), text, s.pointer + pointed(name)}
}

// pointed returns a step of a JSON pointer (RFC 6901).
func pointed(name string) string { return "/" + inPointer.Replace(name) }

var inPointer = strings.NewReplacer("~", "~0", "/", "~1")

// elem is an element of a list, the i-th in the code and the j-th in what runs.
func (s spot) elem(i, j int, key string) spot {
	if key == "" {
		key = strconv.Itoa(i)
	}
	return spot{append(slices.Clone(s.steps), i), s.text + "[" + key + "]", s.pointer + "/" + strconv.Itoa(j)}
}

// last returns the name that the path ends with.
func (s spot) last() string {
	for _, step := range slices.Backward(s.steps) {
		if name, ok := step.(string); ok {
			return name
		}
	}
	return ""
}

// top returns an attribute of the object. Those of what makes pods stand elsewhere in
// the API than in the canonical form.
func (d *objectDiffer) top(name string) spot {
	s := spot{}.attr(name)
	if d.pods == "" || d.pods == "." {
		return s
	}
	switch name {
	case "spec":
		s.text = d.pods + ".spec"
	case "podMetadata":
		s.text = d.pods + ".metadata"
	case "workload":
		s.text = "spec"
	}
	s.pointer = "/" + strings.ReplaceAll(s.text, ".", "/")
	return s
}

// objectDifferences returns in which fields two objects differ.
func (t *tie) objectDifferences(code, live *model.Resource) []Change {
	if t.autoscaled == nil {
		t.autoscaled = t.scaled()
	}
	t.stack = code.Origin.Stack
	d := &objectDiffer{tie: t, code: code, live: live}
	d.id, _ = kube.Identify(live.Value)
	d.pods, d.release, d.scaled = d.id.Pods(), t.release[t.stack], t.autoscaled[d.id.Same()]
	for _, a := range union(code.Value, live.Value) {
		if code.Type == "k8s_secret" && a != "type" || d.pods == "." && a == "podMetadata" {
			continue // of secrets no more is read; a pod has its metadata twice
		}
		d.value(d.top(a), code.Value.Get(a), live.Value.Get(a))
	}
	held := t.reported[live].Held
	for i := range d.changes {
		c := &d.changes[i]
		c.By = heldBy(held, c.Path)
		c.At = d.placeOf(c)
	}
	return d.changes
}

// union returns the names of the attributes of two objects, in order.
func union(a, b *model.Value) []string {
	var names []string
	for _, v := range []*model.Value{a, b} {
		for _, x := range v.Attrs() {
			names = append(names, x.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// heldBy returns the controller that holds a field, or one that it is in.
func heldBy(held map[string]string, path string) string {
	for at, by := range held {
		if rest, ok := strings.CutPrefix(path, at); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return by
		}
	}
	return ""
}

// placeOf returns where the code says a field, else where the element begins that it
// would stand in, else the head of the object.
func (d *objectDiffer) placeOf(c *Change) source.Range {
	if c.Code != nil && !c.Code.Range().IsZero() && c.Code.Kind() != model.Object {
		return c.Code.Range()
	}
	for n := len(c.Steps); n > 0; n-- {
		step := d.code.Value.Walk(c.Steps[:n])
		if step.Found < n {
			continue
		}
		for _, name := range []string{"name", "port", "containerPort"} {
			if at := step.Value.Get(name).Range(); !at.IsZero() && step.Value.Kind() == model.Object && len(c.Steps) > 1 {
				return at
			}
		}
	}
	return d.code.Origin.Header
}

func (d *objectDiffer) note(op Op, at spot, code, live *model.Value) {
	d.changes = append(d.changes, Change{Path: at.text, Op: op, Code: code, Live: live, Steps: at.steps, Pointer: at.pointer, Stays: op == Add})
}

// value compares what stands at a place; either value may be nil.
func (d *objectDiffer) value(at spot, code, live *model.Value) {
	switch {
	case !kubernetes.Shape(at.steps), code.Is(model.Unknown) && d.vagueText(code), live.Is(model.Unknown):
	case d.scaled && len(at.steps) == 2 && at.steps[0] == "workload" && at.steps[1] == "replicas":
	case code.IsNull() || code.Is(model.Default):
		d.added(at, code, live)
	case live.IsNull():
		if !None(code) && !kubernetes.Filled(d.live.Type, d.id.Kind, at.steps, code) {
			d.note(Remove, at, code, nil)
		}
	case code.Kind() == model.List && live.Kind() == model.List:
		d.list(at, code, live)
	case code.Kind() == model.Object && live.Kind() == model.Object:
		d.object(at, code, live)
	case !d.sameScalar(at, code, live):
		d.note(Set, at, code, live)
	}
}

func (d *objectDiffer) vagueText(v *model.Value) bool {
	_, ok := d.text(v)
	return !ok
}

// added compares what the code does not write.
func (d *objectDiffer) added(at spot, preset, live *model.Value) {
	if live.IsNull() || kubernetes.Filled(d.live.Type, d.id.Kind, at.steps, live) {
		return
	}
	if a, ok := kubernetes.Text(preset); ok {
		if b, known := kubernetes.Text(live); known && a == b {
			return
		}
	}
	named := at.last()
	if live.Kind() == model.List && live.Len() > 0 && !slices.ContainsFunc(live.Elems(), func(e *model.Value) bool { return !kubernetes.Injected(d.id.Kind, named, e) }) {
		return
	}
	if named == "labels" || named == "annotations" {
		d.object(at, model.NewObject(nil, source.Range{}), live)
		return
	}
	d.note(Add, at, nil, live)
}

func (d *objectDiffer) object(at spot, code, live *model.Value) {
	named := at.last()
	tags := named == "labels" || named == "annotations"
	name, _ := kubernetes.Text(code.Get("name"))
	for _, a := range union(code, live) {
		ours, theirs := code.Get(a), live.Get(a)
		switch {
		case a == "value" && kubernetes.IsSecretName(name) && theirs == nil, // it is not read
			d.code.Type == "k8s_config_map" && named == "data" && kubernetes.IsSecretName(a) && theirs == nil,
			ours == nil && (code.Is(model.Open) || tags && kubernetes.Foreign(a)):
			continue
		}
		d.value(at.attr(a), ours, theirs)
	}
}

// same reports whether two elements are the same.
func (d *objectDiffer) same(at spot, code, live *model.Value) bool {
	alone := *d
	alone.changes = nil
	alone.value(at, code, live)
	return len(alone.changes) == 0
}

func (d *objectDiffer) list(at spot, code, live *model.Value) {
	ours, theirs := code.Elems(), live.Elems()
	ours, theirs = ours[:min(len(ours), maxElements)], theirs[:min(len(theirs), maxElements)]
	if kubernetes.IsOrdered(at.last()) {
		if !slices.EqualFunc(ours, theirs, func(a, b *model.Value) bool { return d.same(at.elem(0, 0, ""), a, b) }) {
			d.note(Set, at, code, live)
		}
		return
	}
	open := code.Is(model.Open)
	if mine, ok := d.keyed(at, ours); ok {
		if others, ok := d.keyed(at, theirs); ok && len(mine)+len(others) > 0 {
			d.byKey(at, ours, theirs, mine, others, open)
			return
		}
	}
	_, alone, left := paired(ours, theirs, func(a, b *model.Value) bool { return d.same(at.elem(0, 0, ""), a, b) })
	left = slices.DeleteFunc(left, func(j int) bool { return kubernetes.Injected(d.id.Kind, at.last(), theirs[j]) })
	if len(alone) == len(left) && !open {
		for n, i := range alone {
			d.value(at.elem(i, left[n], ""), ours[i], theirs[left[n]])
		}
		return
	}
	for _, i := range alone {
		d.note(Remove, at.elem(i, i, ""), ours[i], nil)
	}
	if !open {
		for _, j := range left {
			d.note(Add, at, nil, theirs[j])
			c := &d.changes[len(d.changes)-1]
			c.Pointer, c.Stays = at.pointer+"/"+strconv.Itoa(j), !kubernetes.IsAtomic(d.live.Type, at.last(), theirs[j])
		}
	}
}

// keyed returns the elements of a list by what tells them apart; ok is false where
// nothing does.
func (d *objectDiffer) keyed(at spot, elems []*model.Value) (by map[string]int, ok bool) {
	by = map[string]int{}
	for i, e := range elems {
		key := kubernetes.ElementKey(d.live.Type, at.last(), e)
		if _, twice := by[key]; key == "" || twice {
			return nil, false
		}
		by[key] = i
	}
	return by, true
}

func (d *objectDiffer) byKey(at spot, ours, theirs []*model.Value, mine, others map[string]int, open bool) {
	for i, e := range ours {
		key := kubernetes.ElementKey(d.live.Type, at.last(), e)
		if j, ok := others[key]; ok {
			d.value(at.elem(i, j, key), e, theirs[j])
		} else {
			d.note(Remove, at.elem(i, i, key), e, nil)
		}
	}
	for j, e := range theirs {
		key := kubernetes.ElementKey(d.live.Type, at.last(), e)
		if _, ok := mine[key]; ok || open || kubernetes.Injected(d.id.Kind, at.last(), e) {
			continue
		}
		d.note(Add, spot{at.steps, at.text + "[" + key + "]", at.pointer + "/" + strconv.Itoa(j)}, nil, e)
		d.changes[len(d.changes)-1].Stays = !kubernetes.IsAtomic(d.live.Type, at.last(), e)
	}
}

func (d *objectDiffer) sameScalar(at spot, code, live *model.Value) bool {
	a, ok := d.text(code)
	b, known := kubernetes.Text(live)
	if !ok || !known {
		return !ok && code.Is(model.Unknown)
	}
	return kubernetes.SameScalar(at.steps, a, b) || d.release.name != "" && d.release.text(a) == b || at.last() == "namespace" && a == "default" && b == d.release.namespace
}

// withObject returns the object of the code with the fields that differ as they are.
func (r *Report) withObject(d *Drift) *model.Resource {
	v := d.Code.Value
	attrs := slices.DeleteFunc(slices.Clone(v.Attrs()), func(a model.Attr) bool { return a.Name == "links" })
	v = model.NewObject(attrs, v.Range()).With(v.Flags())
	order := make([]*Change, len(d.Changes))
	for i := range d.Changes {
		order[i] = &d.Changes[i]
	}
	// What goes goes last, and from behind, so that the others' places stay.
	slices.SortStableFunc(order, func(a, b *Change) int {
		if a.Op != Remove || b.Op != Remove {
			return cmp.Compare(rank(a.Op), rank(b.Op))
		}
		return -comparePaths(a.Steps, b.Steps)
	})
	for _, c := range order {
		v = written(v, c.Steps, r.linked.linked(cloud.At(c.Live, c.place()), "", ""), c)
	}
	p := *d.Code
	p.Value, p.Parts = v, nil
	return &p
}

func rank(op Op) int {
	if op == Remove {
		return 1
	}
	return 0
}

// comparePaths orders paths so that elements come in order.
func comparePaths(a, b model.Path) int {
	for i := range min(len(a), len(b)) {
		x, isX := a[i].(int)
		y, isY := b[i].(int)
		if isX && isY && x != y {
			return cmp.Compare(x, y)
		}
		if !isX && !isY {
			s, _ := a[i].(string)
			t, _ := b[i].(string)
			if s != t {
				return cmp.Compare(s, t)
			}
		}
	}
	return cmp.Compare(len(a), len(b))
}

// written returns a value that has another one at a path, or for nil none; what is
// added to a list comes behind its elements.
func written(v *model.Value, steps model.Path, live *model.Value, c *Change) *model.Value {
	at := v.Range()
	if at.IsZero() {
		at = c.place()
	}
	if len(steps) == 0 {
		if c.Op == Add && v.Kind() == model.List && live.Kind() != model.List {
			return model.NewList(append(slices.Clone(v.Elems()), live), at)
		}
		return live
	}
	if i, ok := steps[0].(int); ok {
		elems := slices.Clone(v.Elems())
		switch {
		case i >= len(elems):
			return v
		case len(steps) == 1 && live == nil:
			elems = slices.Delete(elems, i, i+1)
		default:
			elems[i] = written(elems[i], steps[1:], live, c)
		}
		return model.NewList(elems, at).With(v.Flags())
	}
	name, _ := steps[0].(string)
	next := written(v.Get(name), steps[1:], live, c)
	return model.NewObject(replaced(v.Attrs(), name, next), at).With(v.Flags())
}
