package kubernetes

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Manifest returns an object that runs as code would say it: without what the API
// server and controllers have put into it.
func Manifest(r *cloud.Resource) map[string]any {
	id, _ := kube.Identify(cloud.Value(r.Attributes, source.Range{}))
	c := cleaner{typ: r.Type, kind: id.Kind, pods: id.Pods(), held: r.Held}
	out, _ := c.value("", r.Attributes).(map[string]any)
	return out
}

type cleaner struct {
	typ, kind, pods string
	held            map[string]string
}

// value returns what is left of a value at a path of the API, nil for nothing.
func (c *cleaner) value(path string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, x := range v {
			at := strings.TrimPrefix(path+"."+name, ".")
			tags := strings.HasSuffix(path, "metadata.labels") || strings.HasSuffix(path, "metadata.annotations")
			if x == nil || tags && Foreign(name) || c.kept(at) || c.written(at, x) {
				continue
			}
			if y := c.value(at, x); y != nil {
				out[name] = y
			}
		}
		last := path[strings.LastIndexByte(path, '.')+1:]
		if len(out) == 0 && len(v) > 0 && last != "" && !significant[last] {
			return nil // all of it was the server's
		}
		return out
	case []any:
		var out []any
		for _, x := range v {
			if e := cloud.Value(x, source.Range{}); Injected(c.kind, path[strings.LastIndexByte(path, '.')+1:], e) {
				continue
			}
			if y := c.value(path+".[]", x); y != nil {
				out = append(out, y)
			} else {
				out = append(out, map[string]any{})
			}
		}
		if len(out) == 0 && len(v) > 0 {
			return nil
		}
		return out
	}
	return v
}

// kept reports whether a path is the server's own bookkeeping.
func (c *cleaner) kept(path string) bool {
	switch path {
	case "status", "metadata.uid", "metadata.ownerReferences", "metadata.generateName", "metadata.deletionTimestamp", "metadata.finalizers":
		return true
	}
	return c.held[path] != ""
}

// written reports whether the server writes a value by itself.
func (c *cleaner) written(path string, v any) bool {
	if path == "apiVersion" || path == "kind" || path == "metadata.name" || path == "metadata.namespace" {
		return false
	}
	return filledAt(c.typ, c.kind, c.canonical(path), cloud.Value(v, source.Range{}), false)
}

// canonical returns a path of the API as the canonical form has it.
func (c *cleaner) canonical(path string) string {
	if c.pods == "" || c.pods == "." {
		return path
	}
	for _, part := range [][2]string{{c.pods + ".spec", "spec"}, {c.pods + ".metadata", "podMetadata"}, {"spec", "workload"}} {
		if rest, ok := strings.CutPrefix(path, part[0]); ok && (rest == "" || rest[0] == '.') {
			return part[1] + rest
		}
	}
	return path
}
