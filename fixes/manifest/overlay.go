package manifest

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// A patch is what a kustomization is to change of an object: a strategic merge patch
// (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/).
type patch struct {
	kustomization string
	doc           yaml.Fresh
	// elems are where the elements of lists stand in the patch, by list and key, and
	// counts how many each list has.
	elems  map[string]int
	counts map[string]int
	done   map[string]bool
}

// mergeKeys are the fields by which elements of lists are told apart in a patch, see
// patchMergeKey in https://kubernetes.io/docs/reference/kubernetes-api/. The ports of a
// container and those of a service are lists of one name.
var mergeKeys = map[string][]string{
	"containers": {"name"}, "initContainers": {"name"}, "ephemeralContainers": {"name"}, "volumes": {"name"}, "env": {"name"},
	"imagePullSecrets": {"name"}, "volumeMounts": {"mountPath"}, "volumeDevices": {"devicePath"}, "hostAliases": {"ip"},
	"topologySpreadConstraints": {"topologyKey"}, "ports": {"containerPort", "port"},
}

var (
	errOwn     = errors.New("the overlay says it itself")
	errNoPatch = errors.New("a patch of the overlay cannot say it")
)

// overlay returns the patch of the judged object in its overlay, if what is to change
// stands outside of that.
func (a *attempt) overlay(at *place) (*patch, error) {
	own := a.req.Resource.Origin.Stack // the file of the kustomization
	if a.w.ws.File(own) == nil || at.part() {
		return nil, errNoPatch
	}
	for d := path.Dir(at.file.Path); ; d = path.Dir(d) {
		switch {
		case d == path.Dir(own):
			a.own[at.file.Path] = true
			return nil, errOwn
		case d != path.Dir(d) && !a.w.kustomized(d):
			continue
		}
		break
	}
	root := rootOf(at.node)
	name := field(root, "metadata", "name")
	if name == nil || field(root, "kind") == nil || field(root, "apiVersion") == nil {
		return nil, errNoPatch // an item of a list, or what is no object
	}
	id := fmt.Sprint(own, " ", field(root, "kind").Text, " ", name.Text)
	if p := a.patches[id]; p != nil {
		return p, nil
	}
	p := &patch{own, yaml.NewDocument(), map[string]int{}, map[string]int{}, map[string]bool{}}
	for _, names := range [][]string{{"apiVersion"}, {"kind"}, {"metadata", "name"}, {"metadata", "namespace"}} {
		if n := field(root, names...); n != nil {
			var to model.Path
			for _, s := range names {
				to = append(to, s)
			}
			if err := p.doc.Set(to, n.Text, ""); err != nil {
				return nil, err
			}
		}
	}
	a.patches[id] = p
	return p, nil
}

// kustomized reports whether there is a kustomization in a folder.
func (w *Writer) kustomized(dir string) bool {
	return slices.ContainsFunc([]string{"kustomization.yaml", "kustomization.yml", "Kustomization"}, func(name string) bool {
		return w.ws.File(path.Join(dir, name)) != nil
	})
}

// field returns the scalar below some keys of a mapping.
func field(n *yamltext.Node, names ...string) *yamltext.Node {
	for _, name := range names {
		x, ok := n.Entry(name)
		if !ok {
			return nil
		}
		n = x.Value
	}
	if n.Kind == model.Object || n.Kind == model.List || n.Text == "" {
		return nil
	}
	return n
}

// stepsTo returns the path of a node in its document.
func stepsTo(n *yamltext.Node) model.Path {
	var out model.Path
	for ; n.Parent != nil; n = n.Parent {
		if key := yaml.KeyOf(n); key != nil {
			out = append(out, key.Text)
			continue
		}
		i := slices.IndexFunc(n.Parent.Elems, func(x yamltext.Elem) bool { return x.Node == n })
		out = append(out, i)
	}
	slices.Reverse(out)
	return out
}

// within returns the path in the patch for one of the document, of which the elements
// of lists are found by what tells them apart.
func (p *patch) within(root *yamltext.Node, full model.Path) (model.Path, error) {
	var out model.Path
	n, list := root, ""
	for _, s := range full {
		name, ok := s.(string)
		if ok {
			out, list = append(out, name), name
			if x, found := n.Entry(name); found {
				n = x.Value
			} else {
				n = nil
			}
			continue
		}
		i, _ := s.(int)
		if n == nil || i < 0 || i >= len(n.Elems) {
			return nil, errNoPatch
		}
		n = n.Elems[i].Node
		to, err := p.elem(out, list, n)
		if err != nil {
			return nil, err
		}
		out = to
	}
	return out, nil
}

// elem returns the path of an element of a list in the patch.
func (p *patch) elem(at model.Path, list string, n *yamltext.Node) (model.Path, error) {
	for _, key := range mergeKeys[list] {
		id := field(n, key)
		if id == nil {
			continue
		}
		where := at.String()
		i, known := p.elems[where+" "+id.Text]
		to := append(slices.Clone(at), i)
		if !known {
			i = p.counts[where]
			p.counts[where]++
			p.elems[where+" "+id.Text] = i
			to[len(to)-1] = i
			if err := p.doc.Set(append(slices.Clone(to), key), plainOf(id), ""); err != nil {
				return nil, err
			}
		}
		return to, nil
	}
	return nil, errNoPatch
}

// plainOf returns a scalar as a value: a number where it is one.
func plainOf(n *yamltext.Node) any {
	if _, err := strconv.Atoi(n.Text); err == nil && n.Quote == 0 {
		return json.Number(n.Text)
	}
	return n.Text
}

// patched makes a change in the overlay.
func (a *attempt) patched(at *place, value any, ask string, adds, first bool) error {
	p, err := a.overlay(at)
	switch {
	case err == errOwn && first:
		return at.editor.Prepend(at.node, at.rest, value, ask)
	case err == errOwn:
		return a.write(at, policy.Assignment{Value: value, Ask: ask}, adds)
	case err != nil:
		return err
	}
	if key := fmt.Sprint(stepsTo(at.node), at.rest, value, adds); p.done[key] {
		return nil
	} else {
		p.done[key] = true
	}
	full := append(stepsTo(at.node), at.rest...)
	to, err := p.within(rootOf(at.node), full)
	if err != nil || len(to) == 0 {
		return cmp.Or(err, errNoPatch)
	}
	if !adds {
		return p.doc.Set(to, value, ask)
	}
	list, _ := to[len(to)-1].(string)
	merges := mergeKeys[list] != nil
	switch {
	case merges && first:
		return errNoPatch // the order of what is merged is not known
	case merges:
		i := p.counts[to.String()]
		p.counts[to.String()]++
		return p.doc.Set(append(to, i), value, ask)
	}
	// Other lists are replaced as a whole.
	var all []any
	if len(at.rest) == 0 {
		for _, x := range at.value.Elems() {
			all = append(all, x)
		}
	}
	come := len(all)
	if first {
		come = 0
	}
	for i, x := range slices.Insert(all, come, value) {
		what := ""
		if i == come {
			what = ask
		}
		if err := p.doc.Set(append(slices.Clone(to), i), x, what); err != nil {
			return err
		}
	}
	return nil
}

// patchedAway takes out what is at a place, in the overlay.
func (a *attempt) patchedAway(at *place) error {
	p, err := a.overlay(at)
	switch {
	case err == errOwn:
		return at.editor.Remove(at.node, nil)
	case err != nil:
		return err
	}
	full := stepsTo(at.node)
	if len(full) == 0 {
		return p.doc.Set(model.Path{"$patch"}, "delete", "")
	}
	i, isElem := full[len(full)-1].(int)
	if !isElem {
		to, err := p.within(rootOf(at.node), full)
		if err != nil {
			return err
		}
		return p.doc.Set(to, nil, "")
	}
	if to, err := p.within(rootOf(at.node), full); err == nil {
		return p.doc.Set(append(to, "$patch"), "delete", "")
	}
	to, err := p.within(rootOf(at.node), full[:len(full)-1])
	if err != nil || at.from == nil {
		return cmp.Or(err, errNoPatch)
	}
	left := []any{}
	for j, x := range at.from.value.Elems() {
		if j != i {
			left = append(left, x)
		}
	}
	return p.doc.Set(to, left, "")
}

// rootOf returns the root of the document that a node is in.
func rootOf(n *yamltext.Node) *yamltext.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// addPatches adds the patches to their kustomizations. Nothing but overlays may have
// been changed on the way.
func (a *attempt) addPatches() error {
	for file, e := range a.editors {
		if a.own[file] {
			continue
		}
		if edits, err := e.Edits(); err != nil || len(edits)+len(a.plain[file]) > 0 {
			return cmp.Or(err, errNoPatch)
		}
	}
	if len(a.patches) == 0 {
		return errNothing
	}
	for _, id := range slices.Sorted(maps.Keys(a.patches)) {
		p := a.patches[id]
		e := a.editor(a.w.ws.File(p.kustomization))
		docs := e.Documents()
		if len(docs) != 1 || docs[0].Root == nil {
			return errNoPatch
		}
		if err := e.Append(docs[0].Root, model.Path{"patches"}, map[string]any{"patch": p.doc.Literal()}, ""); err != nil {
			return err
		}
		a.note("in a patch in %s", path.Dir(p.kustomization))
	}
	return nil
}
