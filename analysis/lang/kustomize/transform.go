package kustomize

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/model"
)

// transformed returns the field of a kustomization that has set a value; base is what
// was there before, if anything. See
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.
func (p *placer) transformed(n *yaml.Node, base *candidate, at []string) (a model.Attr, ok bool) {
	field := at[len(at)-1]
	parent := ""
	if len(at) > 1 {
		parent = at[len(at)-2]
	}
	if p.generator != nil && (parent == "data" || parent == "binaryData" || parent == "stringData") {
		return datum(p.generator, field)
	}
	for _, k := range p.build.outermost() {
		switch {
		case field == "namespace":
			a, ok = k.value.Attr("namespace")
			ok = ok && says(a.Value, n)
		case field == "image" && base != nil:
			a, ok = image(k.value, base.value)
		case field == "replicas":
			a, ok = replicas(k.value, p.was, n)
		case parent == "annotations":
			a, ok = pair(n, field, k.value.Get("commonAnnotations"))
		case slices.Contains([]string{"labels", "matchLabels", "selector"}, parent):
			maps := []*model.Value{k.value.Get("commonLabels")}
			for _, l := range k.value.Get("labels").Elems() {
				maps = append(maps, l.Get("pairs"))
			}
			a, ok = pair(n, field, maps...)
		}
		if !ok {
			a, ok = p.replaced(k.value, at)
		}
		if ok {
			return a, true
		}
	}
	return model.Attr{}, false
}

// replaced returns the path of a replacement that has set a value of the object, if one
// has: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/.
func (p *placer) replaced(kust *model.Value, at []string) (model.Attr, bool) {
	for _, r := range kust.Get("replacements").Elems() {
		for _, t := range r.Get("targets").Elems() {
			kind, _ := t.Get("select").Get("kind").AsString()
			name, _ := t.Get("select").Get("name").AsString()
			if kind != "" && kind != p.kind || name != "" && name != p.was && name != p.name {
				continue
			}
			for _, path := range t.Get("fieldPaths").Elems() {
				if s, _ := path.AsString(); leadsTo(s, at) {
					return model.Attr{NameRange: path.Range(), Value: path}, true
				}
			}
		}
	}
	return model.Attr{}, false
}

// step is a step of a field path: a name in brackets, with dots and equals signs, or one
// without.
var step = regexp.MustCompile(`\[[^\]]*\]|(?:[^.\\\[]|\\.)+`)

// leadsTo reports whether a field path may be that of a value: elements of lists are
// found by what they hold.
func leadsTo(path string, at []string) bool {
	steps := step.FindAllString(path, -1)
	return slices.EqualFunc(steps, at, func(s, name string) bool {
		if key, ok := strings.CutPrefix(s, "["); ok {
			_, err := strconv.Atoi(name)
			return strings.TrimSuffix(key, "]") == name || strings.Contains(key, "=") && err == nil
		}
		s = strings.ReplaceAll(s, `\.`, ".")
		return s == name || s == "*"
	})
}

// pair returns an entry of one of several maps that says what a node does.
func pair(n *yaml.Node, key string, maps ...*model.Value) (model.Attr, bool) {
	for _, m := range maps {
		if a, ok := m.Attr(key); ok && says(a.Value, n) {
			return a, true
		}
	}
	return model.Attr{}, false
}

// image returns what changes an image: its digest, its tag or its name.
func image(kust, before *model.Value) (model.Attr, bool) {
	old, _ := before.AsString()
	for _, e := range append(slices.Clone(kust.Get("images").Elems()), kust.Get("imageTags").Elems()...) {
		name, _ := e.Get("name").AsString()
		if name == "" || old != name && !strings.HasPrefix(old, name+":") && !strings.HasPrefix(old, name+"@") {
			continue
		}
		for _, field := range []string{"digest", "newTag", "tagSuffix", "newName"} {
			if a, ok := e.Attr(field); ok {
				return a, true
			}
		}
	}
	return model.Attr{}, false
}

func replicas(kust *model.Value, name string, n *yaml.Node) (model.Attr, bool) {
	for _, e := range kust.Get("replicas").Elems() {
		a, ok := e.Attr("count")
		if of, _ := e.Get("name").AsString(); ok && of == name && says(a.Value, n) {
			return a, true
		}
	}
	return model.Attr{}, false
}

// generators are the fields whose entries make objects, by the library's name.
var generators = map[string]string{"ConfigMapGenerator": "configMapGenerator", "SecretGenerator": "secretGenerator"}

// generated finds the entry of a kustomization that the object is made from.
func (p *placer) generated(generator string) {
	f := p.build.reads[p.file]
	if f == nil || f.kust == nil {
		return
	}
	best := -1
	for _, e := range f.kust.value.Get(generators[generator]).Elems() {
		name, _ := e.Get("name").AsString()
		if strings.Contains(p.name, name) && len(name) > best {
			best, p.was, p.generator, p.fallback = len(name), name, e, e.Range()
			if a, ok := e.Attr("name"); ok {
				meta := model.NewObject([]model.Attr{a}, a.NameRange)
				p.sources = []candidate{{value: model.NewObject([]model.Attr{{Name: "metadata", Value: meta}}, e.Range())}}
			}
		}
	}
	if p.generator == nil {
		p.fallback = f.kust.value.Range()
	}
}

// datum returns what a key of generated data is made from.
func datum(generator *model.Value, key string) (model.Attr, bool) {
	for _, field := range []string{"literals", "files", "envs"} {
		for _, e := range generator.Get(field).Elems() {
			s, _ := e.AsString()
			name, _, _ := strings.Cut(s, "=")
			if name == key || field == "files" && path.Base(s) == key || field == "envs" {
				return model.Attr{NameRange: e.Range(), Value: e}, true
			}
		}
	}
	return model.Attr{}, false
}
