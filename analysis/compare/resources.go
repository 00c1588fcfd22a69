package compare

import (
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A resourceKey names a composed resource in both sides.
type resourceKey struct {
	stack   string
	address model.Address
	kind    string
}

// An edit is a resource that is another one after a change.
type edit struct {
	before, after *model.Resource // nil where it is not there
	differences   []difference
}

// A difference is a place where two values differ, an innermost one. Its path is that
// of the value after; of what was removed, that of the value before.
type difference struct {
	path model.Path
	kind Kind
}

// changed returns the resources that are others in the second list, in its order,
// those that are gone at the end. Where the code stands does not matter.
func changed(before, after []*model.Resource) []edit {
	was := map[resourceKey]*model.Resource{}
	for _, r := range before {
		was[keyOf(r)] = r
	}
	d := differ{sums: map[*model.Value]uint64{}, seed: maphash.MakeSeed()}
	var out []edit
	for _, r := range after {
		b := was[keyOf(r)]
		delete(was, keyOf(r))
		switch {
		case b == nil:
			out = append(out, edit{after: r})
		case b != r:
			if d.sum(b.Value) != d.sum(r.Value) || b.Partial != r.Partial {
				out = append(out, edit{b, r, d.differences(nil, b.Value, r.Value)})
			}
		}
	}
	for _, r := range before {
		if was[keyOf(r)] == r {
			out = append(out, edit{before: r})
		}
	}
	return out
}

func keyOf(r *model.Resource) resourceKey { return resourceKey{r.Origin.Stack, r.Address, r.Type} }

// resource returns the resource, on the side where it is.
func (e *edit) resource() *model.Resource { return cmp.Or(e.after, e.before) }

// maxDifferences bounds what is told of one resource.
const maxDifferences = 64

// A differ compares what values mean, wherever they stand. It remembers a number for
// each value, which others that mean the same have, too.
type differ struct {
	seed maphash.Seed
	sums map[*model.Value]uint64
}

// meant returns the value to compare: of a string that is a document, that.
func meant(v *model.Value) *model.Value { return cmp.Or(v.Doc(), v) }

func (d *differ) sum(v *model.Value) uint64 {
	if v = meant(v); v.IsNull() {
		return 0
	}
	if sum, ok := d.sums[v]; ok {
		return sum
	}
	var h maphash.Hash
	h.SetSeed(d.seed)
	number := func(n uint64) { _, _ = h.Write(binary.NativeEndian.AppendUint64(nil, n)) }
	number(uint64(v.Kind()))
	switch {
	case v.Is(model.Unknown):
		_, _ = h.WriteString("unknown " + v.Hint())
	case v.Kind() == model.Object:
		var all uint64 // whatever the order
		for _, a := range v.Attrs() {
			if sum := d.sum(a.Value); sum != 0 {
				all += maphash.String(d.seed, a.Name) ^ sum
			}
		}
		number(all)
	case v.Kind() == model.List:
		for _, e := range v.Elems() {
			number(d.sum(e))
		}
	default:
		_, _ = h.WriteString(scalar(v))
	}
	sum := max(h.Sum64(), 1)
	d.sums[v] = sum
	return sum
}

// scalar returns what a string, number or bool is.
func scalar(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	if n, ok := v.AsNumber(); ok {
		return n.Text('g', -1)
	}
	b, _ := v.AsBool()
	return strconv.FormatBool(b)
}

// differences returns where two values mean something else.
func (d *differ) differences(at model.Path, a, b *model.Value) (out []difference) {
	if d.sum(a) == d.sum(b) {
		return nil
	}
	a, b = meant(a), meant(b)
	known := !a.Is(model.Unknown) && !b.Is(model.Unknown) && a.Kind() == b.Kind()
	switch {
	case a.IsNull():
		return []difference{{slices.Clone(at), Added}}
	case b.IsNull():
		return []difference{{slices.Clone(at), Removed}}
	case known && a.Kind() == model.Object:
		for _, x := range a.Attrs() {
			out = append(out, d.differences(append(at, x.Name), x.Value, b.Get(x.Name))...)
		}
		for _, y := range b.Attrs() {
			if _, known := a.Attr(y.Name); !known {
				out = append(out, d.differences(append(at, y.Name), nil, y.Value)...)
			}
		}
	case known && a.Kind() == model.List:
		out = d.ofLists(at, a, b)
	default:
		return []difference{{slices.Clone(at), Changed}}
	}
	return out[:min(len(out), maxDifferences)]
}

// ofLists compares lists, whose elements may have moved.
func (d *differ) ofLists(at model.Path, a, b *model.Value) (out []difference) {
	x, y := d.rest(a.Elems(), b.Elems())
	for i := range max(len(x), len(y)) {
		switch {
		case i >= len(x):
			out = append(out, difference{append(slices.Clone(at), y[i]), Added})
		case i >= len(y):
			out = append(out, difference{append(slices.Clone(at), x[i]), Removed})
		default:
			out = append(out, d.differences(append(at, y[i]), a.Index(x[i]), b.Index(y[i]))...)
		}
	}
	return out
}

// rest returns the indexes of the elements of two lists that have no like in the
// other one; of lists that differ in order alone, all.
func (d *differ) rest(a, b []*model.Value) (x, y []int) {
	like := map[uint64]int{}
	for _, v := range b {
		like[d.sum(v)]++
	}
	for i, v := range a {
		if like[d.sum(v)]--; like[d.sum(v)] < 0 {
			x = append(x, i)
		}
	}
	clear(like)
	for _, v := range a {
		like[d.sum(v)]++
	}
	for j, v := range b {
		if like[d.sum(v)]--; like[d.sum(v)] < 0 {
			y = append(y, j)
		}
	}
	if len(x)+len(y) == 0 {
		for i := range a {
			x, y = append(x, i), append(y, i)
		}
	}
	return x, y
}
