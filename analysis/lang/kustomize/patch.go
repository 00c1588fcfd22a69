package kustomize

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A patch is one document of a patch, or one JSON patch.
type patch struct {
	candidate
	// whole is the document that it is, or that it stands in.
	whole source.Range
	// under are the files whose objects it may change.
	under map[string]bool
	kind  string
	name  *regexp.Regexp
	plain string // the name, where it is none of a target
}

// patches returns the patches of a build in the order in which they are applied: those
// of bases first.
func (b *build) patches() []patch {
	var out []patch
	files := map[string]map[string]bool{} // below each kustomization
	var visit func(dir string, depth int) map[string]bool
	visit = func(dir string, depth int) map[string]bool {
		if under, ok := files[dir]; ok || depth > 100 {
			return under
		}
		under := map[string]bool{}
		files[dir] = under
		k := b.kusts[dir]
		if k == nil {
			return under
		}
		under[k.file.Path] = true
		for _, to := range k.bases {
			if b.kusts[to] == nil {
				under[to] = true
				continue
			}
			inner := visit(to, depth+1)
			for f := range inner {
				under[f] = true
			}
			if b.kusts[to].component { // it changes what it is added to
				for i := range out {
					if out[i].under[b.kusts[to].file.Path] && inner[b.kusts[to].file.Path] {
						out[i].under = under
					}
				}
			}
		}
		for p := range b.made {
			if path.Dir(p) == dir {
				under[p] = true
			}
		}
		out = append(out, b.patchesOf(k, under)...)
		return under
	}
	visit(b.dir, 0)
	return out
}

// patchesOf returns the patches of one kustomization.
func (b *build) patchesOf(k *kustomization, under map[string]bool) []patch {
	var out []patch
	add := func(d document, target *model.Value) {
		if p, ok := newPatch(d.value, target); ok {
			p.under, p.whole = under, d.whole
			out = append(out, p)
		}
	}
	for _, e := range k.value.Get("patchesStrategicMerge").Elems() {
		for _, d := range b.documents(k, e) {
			add(d, nil)
		}
	}
	for _, field := range []string{"patches", "patchesJson6902"} {
		for _, e := range k.value.Get(field).Elems() {
			from := e.Get("path")
			if from == nil {
				from = e.Get("patch")
			}
			for _, d := range b.documents(k, from) {
				add(d, e.Get("target"))
			}
		}
	}
	return out
}

// A document is one of a patch, and what it stands in.
type document struct {
	value *model.Value
	whole source.Range
}

// documents returns the documents of a patch that is given by its path or as text.
func (b *build) documents(k *kustomization, v *model.Value) []document {
	text, _ := v.AsString()
	var out []document
	if !strings.Contains(text, "\n") {
		if f := b.reads[path.Join(k.dir, text)]; f != nil && f.yaml != nil {
			for _, d := range f.yaml.Documents {
				out = append(out, document{d.Value, d.Whole()})
			}
			return out
		}
	}
	within := k.file.yaml.Within(v, text)
	for _, d := range reader.Parse("inline", []byte(text), nil).Documents {
		if d.Value == nil {
			continue
		}
		placed := d.Value.Placed(func(r source.Range) source.Range {
			if r.IsZero() {
				return r
			}
			return within(d.Start+int(r.Start), d.Start+int(r.End))
		})
		out = append(out, document{placed, wholeOf(k.file, k.value)})
	}
	return out
}

// newPatch returns a document as a patch; ok is false for what is none.
func newPatch(v, target *model.Value) (p patch, ok bool) {
	switch v.Kind() {
	case model.Object:
		p.value = v
		p.kind, _ = v.Get("kind").AsString()
		p.plain, _ = v.Get("metadata").Get("name").AsString()
	case model.List:
		for _, e := range v.Elems() {
			to, _ := e.Get("path").AsString()
			steps := strings.Split(strings.TrimPrefix(to, "/"), "/")
			for i, s := range steps {
				steps[i] = strings.ReplaceAll(strings.ReplaceAll(s, "~1", "/"), "~0", "~")
			}
			if what, _ := e.Get("op").AsString(); what == "add" || what == "replace" {
				a, _ := e.Attr("value")
				p.ops = append(p.ops, operation{steps, a.Value, a.NameRange.Join(a.Value.Range())})
			}
		}
	default:
		return p, false
	}
	if target != nil {
		p.kind, _ = target.Get("kind").AsString()
		p.plain = ""
		if name, _ := target.Get("name").AsString(); name != "" {
			p.name, _ = regexp.Compile("^(?:" + name + ")$")
		}
	}
	return p, p.value != nil || len(p.ops) > 0
}

// matches reports whether a patch may be about an object, by the name that it had and
// the one that it has: names in between are not known.
func (p *patch) matches(kind, name, was string) bool {
	if p.kind != "" && p.kind != kind {
		if ok, err := regexp.MatchString("^(?:"+p.kind+")$", kind); err != nil || !ok {
			return false
		}
	}
	switch {
	case p.name != nil:
		return p.name.MatchString(name) || p.name.MatchString(was)
	case p.plain == "" || p.plain == name || p.plain == was:
		return true
	}
	return strings.Contains(name, p.plain) && strings.Contains(p.plain, was)
}

// outermost returns the kustomizations of a build, those that count last first.
func (b *build) outermost() []*kustomization {
	var out []*kustomization
	seen := map[string]bool{}
	queue := []string{b.dir}
	for len(queue) > 0 {
		dir := queue[0]
		queue = queue[1:]
		k := b.kusts[dir]
		if k == nil || seen[dir] {
			continue
		}
		seen[dir] = true
		out = append(out, k)
		bases := slices.Clone(k.bases)
		slices.Reverse(bases)
		queue = append(queue, bases...)
	}
	return out
}
