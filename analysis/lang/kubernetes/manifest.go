package kubernetes

import (
	"bytes"
	"math"
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// isCandidate reports whether a file of that name may hold manifests.
func isCandidate(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml", ".json":
		return !strings.HasPrefix(path.Base(name), ".")
	}
	return false
}

// mayHold reports whether a file may hold manifests, which costs little more than
// reading it.
func mayHold(text []byte) bool {
	return bytes.Contains(text, []byte("apiVersion")) && bytes.Contains(text, []byte("kind"))
}

// isManifest reports whether a document has both apiVersion and kind at its top
// level, as far as its lines tell. In JSON and other flow mappings they may stand
// anywhere.
func isManifest(text []byte) bool {
	api, kind := false, false
	for pos := 0; pos < len(text) && (!api || !kind); {
		line := text[pos:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		pos += len(line) + 1
		if start := bytes.TrimLeft(bytes.TrimPrefix(line, []byte("---")), " \t"); len(start) > 0 && start[0] == '{' {
			return !bytes.HasPrefix(start, []byte("{{")) && flowKey(text, "apiVersion") && flowKey(text, "kind")
		}
		api = api || hasKey(line, "apiVersion")
		kind = kind || hasKey(line, "kind")
	}
	return api && kind
}

// flowKey reports whether a text has a key of a flow mapping, at any depth: in quotes, or
// bare behind a bracket, a comma or space.
func flowKey(text []byte, key string) bool {
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte(key))
		if i < 0 {
			return false
		}
		i += at
		at = i + len(key)
		rest := text[at:]
		if i > 0 && (text[i-1] == '"' || text[i-1] == '\'') {
			if len(rest) == 0 || rest[0] != text[i-1] {
				continue
			}
			rest = rest[1:]
		} else if i > 0 && bytes.IndexByte([]byte("{, \t\r\n"), text[i-1]) < 0 {
			continue
		}
		if rest = bytes.TrimLeft(rest, " \t\r\n"); len(rest) > 0 && rest[0] == ':' {
			return true
		}
	}
}

// hasKey reports whether a line begins with a key, bare or in quotes.
func hasKey(line []byte, key string) bool {
	if len(line) > 0 && (line[0] == '"' || line[0] == '\'') {
		line = line[1:]
	}
	rest, ok := bytes.CutPrefix(line, []byte(key))
	if !ok {
		return false
	}
	rest = bytes.TrimLeft(rest, "\"' \t\r")
	return len(rest) > 0 && rest[0] == ':'
}

// isTemplate reports whether a text has the marks of the template languages that
// manifests are written in: Go's, which Helm uses, Jinja's and ERB's.
func isTemplate(text []byte) bool {
	return bytes.Contains(text, []byte("{{")) || bytes.Contains(text, []byte("{%")) || bytes.Contains(text, []byte("<%"))
}

// maxItems bounds how many objects a document may list.
const maxItems = 10_000

// Resources returns the resources that the value of a document declares; the
// document may be a List. Where it is filled in before it is applied, its strings
// with {{ ... }} and ${...} are unknown. Stacks and addresses have yet to be told
// apart from those of other documents.
func Resources(v *model.Value, filledIn bool) []*model.Resource {
	if v == nil {
		return nil
	}
	if filledIn {
		v = masked(v)
	}
	var out []*model.Resource
	for _, item := range Objects(v) {
		if r := resource(item); r != nil {
			out = append(out, r)
		}
	}
	return out
}

// Objects returns the objects that a document stands for: itself, or those of
// the List that it is (https://kubernetes.io/docs/reference/using-api/api-concepts/#collections).
func Objects(v *model.Value) []*model.Value {
	kind, _ := v.Get("kind").AsString()
	items := v.Get("items")
	if !strings.HasSuffix(kind, "List") || items.Kind() != model.List {
		return []*model.Value{v}
	}
	var out []*model.Value
	for _, item := range items.Elems()[:min(items.Len(), maxItems)] {
		out = append(out, typed(item, v, strings.TrimSuffix(kind, "List")))
	}
	return out
}

// typed returns an item of a list with the kind that the list implies.
func typed(item, list *model.Value, kind string) *model.Value {
	if item.Kind() != model.Object || kind == "" || !item.Get("kind").IsNull() {
		return item
	}
	attrs := append([]model.Attr{}, item.Attrs()...)
	api, _ := list.Attr("apiVersion")
	attrs = append(attrs, model.Attr{Name: "kind", Value: model.NewString(kind, source.Range{}).With(model.Default)})
	if item.Get("apiVersion").IsNull() {
		attrs = append(attrs, api)
	}
	return model.NewObject(attrs, item.Range())
}

// header returns the place that stands for an object: its name or, where it has
// none, its kind.
func header(v *model.Value) source.Range {
	for _, name := range []string{"name", "generateName"} {
		if a, ok := v.Get("metadata").Attr(name); ok && !a.NameRange.IsZero() {
			return a.NameRange.Join(a.Value.Range())
		}
	}
	for _, name := range []string{"kind", "apiVersion"} {
		if a, ok := v.Attr(name); ok && !a.NameRange.IsZero() {
			return a.NameRange.Join(a.Value.Range())
		}
	}
	return v.Range()
}

// extent returns the range from the first to the last place of an object.
func extent(v *model.Value) source.Range {
	r := source.Range{Anchor: v.Range().Anchor, Start: math.MaxUint32}
	var walk func(v *model.Value)
	walk = func(v *model.Value) {
		grow(&r, v.Range())
		if len(v.Via()) > 0 {
			return // what is behind stands elsewhere
		}
		for _, e := range v.Elems() {
			walk(e)
		}
		for _, a := range v.Attrs() {
			grow(&r, a.NameRange)
			walk(a.Value)
		}
	}
	walk(v)
	return r
}

func grow(r *source.Range, s source.Range) {
	if s.Anchor == r.Anchor && s.Anchor != nil {
		r.Start, r.End = min(r.Start, s.Start), max(r.End, s.End)
	}
}

// verbatim are attributes in which "${" and "{{" are text as any other.
var verbatim = map[string]bool{
	"annotations": true, "args": true, "binaryData": true, "command": true, "data": true, "stringData": true,
}

// masked returns v with strings unknown that somebody fills in before the manifest
// is applied: {{ ... }} of a template, ${...} of a substitution
// (https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution).
func masked(v *model.Value) *model.Value {
	switch v.Kind() {
	case model.String:
		s, ok := v.AsString()
		if !ok || !strings.Contains(s, "{{") && !strings.Contains(s, "${") {
			return v
		}
		return model.NewUnknown(model.String, s, v.Range()).Behind(v.Via())
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = masked(e)
		}
		return model.NewList(elems, v.Range()).Behind(v.Via())
	case model.Object:
		attrs := append([]model.Attr{}, v.Attrs()...)
		for i, a := range attrs {
			if !verbatim[a.Name] {
				attrs[i].Value = masked(a.Value)
			}
		}
		return model.NewObject(attrs, v.Range()).Behind(v.Via())
	}
	return v
}

// resource returns the resource that an object is, nil for what is none. Address
// and stack may have to be told apart from others.
func resource(v *model.Value) *model.Resource {
	id, ok := kube.Identify(v)
	if !ok {
		return nil
	}
	block := extent(v)
	typ, shaped := kube.Canonical(v, id)
	head := header(v)
	return &model.Resource{
		Type: typ, Address: id.Address(), Value: shaped.At(head),
		Origin: model.Origin{Language: Language, Stack: ".", Header: head, Block: block},
	}
}
