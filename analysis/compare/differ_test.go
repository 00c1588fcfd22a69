package compare

import (
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var nowhere source.Range

// random returns a value.
func random(r *rand.Rand, depth int) *model.Value {
	switch n := r.IntN(8); {
	case n == 0:
		return model.NewUnknown(model.String, fmt.Sprintf("${x%d}", r.IntN(3)), nowhere)
	case n == 1:
		return model.NewBool(r.IntN(2) == 0, nowhere)
	case n == 2:
		return model.NewInt(int64(r.IntN(3)), nowhere)
	case n <= 4 || depth == 0:
		return model.NewString(fmt.Sprint("s", r.IntN(3)), nowhere)
	case n == 5:
		var elems []*model.Value
		for range r.IntN(4) {
			elems = append(elems, random(r, depth-1))
		}
		return model.NewList(elems, nowhere)
	}
	var attrs []model.Attr
	for i := range r.IntN(4) {
		attrs = append(attrs, model.Attr{Name: fmt.Sprint("a", i), Value: random(r, depth-1)})
	}
	v := model.NewObject(attrs, nowhere)
	if r.IntN(6) == 0 {
		return model.NewUnknown(model.String, "doc", nowhere).WithDoc(v)
	}
	return v
}

// TestDifferences changes one node of random values: it is found where it is, and
// nothing else is.
func TestDifferences(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	changed := 0
	for range 4000 {
		v := random(r, 4)
		path := somewhere(r, v)
		w := v.Replaced(path, func(*model.Value) *model.Value { return model.NewString("another", nowhere) })
		d := differ{sums: map[*model.Value]uint64{}, seed: maphash.MakeSeed()}
		if got := d.differences(nil, v, v.Replaced(path, func(x *model.Value) *model.Value { return x })); len(got) > 0 {
			t.Fatalf("%v: a copy differs at %v", path, got)
		}
		got := d.differences(nil, v, w)
		if len(got) != 1 || !leads(got[0].path, path) {
			t.Fatalf("%v was changed, found %v", path, got)
		}
		changed++
	}
	if changed == 0 {
		t.Error("nothing was changed")
	}
}

// somewhere returns the path of a node.
func somewhere(r *rand.Rand, v *model.Value) model.Path {
	var path model.Path
	for {
		if doc := v.Doc(); doc != nil {
			v = doc
		}
		switch {
		case len(v.Attrs()) > 0 && r.IntN(4) > 0:
			a := v.Attrs()[r.IntN(len(v.Attrs()))]
			path, v = append(path, a.Name), a.Value
		case v.Len() > 0 && v.Kind() == model.List && r.IntN(4) > 0:
			i := r.IntN(v.Len())
			path, v = append(path, i), v.Index(i)
		default:
			return path
		}
	}
}

func TestListsThatMove(t *testing.T) {
	list := func(texts ...string) *model.Value {
		var elems []*model.Value
		for _, s := range texts {
			elems = append(elems, model.NewString(s, nowhere))
		}
		return model.NewList(elems, nowhere)
	}
	for _, c := range []struct {
		a, b *model.Value
		want string
	}{
		{list("x", "y"), list("x", "y"), ""},
		{list("x", "y"), list("n", "x", "y"), "added [0]"},
		{list("n", "x", "y"), list("x", "y"), "removed [0]"},
		{list("x", "y", "z"), list("x", "n", "z"), "changed [1]"},
		{list("x", "y"), list("y", "x"), "changed [0] changed [1]"},
		{list("x"), list("y", "z"), "changed [0] added [1]"},
	} {
		d := differ{sums: map[*model.Value]uint64{}, seed: maphash.MakeSeed()}
		got := ""
		for i, x := range d.differences(nil, c.a, c.b) {
			if i > 0 {
				got += " "
			}
			got += x.kind.String() + " " + x.path.String()
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
