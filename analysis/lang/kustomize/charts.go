package kustomize

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A kustomization may hold charts. Those whose files are in the workspace are rendered,
// and handed to the library as files of manifests; others would have to be fetched. See
// https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_helmchartinflationgenerator_.

// made is a file of manifests that a template has made: it is not in the workspace.
type made struct {
	text    []byte
	objects []*model.Value // with their places in templates and values
}

// charts renders the charts of a kustomization. It returns the names of what they have
// made, and why others are left out.
func (d *disk) charts(k *kustomization) (names []string, refused []refusal) {
	home, ok := k.value.Get("helmGlobals").Get("chartHome").AsString()
	if !ok {
		home = "charts"
	}
	for i, e := range k.value.Get("helmCharts").Elems() {
		c := inflation{disk: d, k: k, entry: e, n: i}
		found, why := c.render(path.Join(k.dir, home))
		if why != "" {
			refused = append(refused, refusal{e.Range(), why, "Nothing is fetched; the rest is analysed."})
		}
		names = append(names, found...)
	}
	return names, refused
}

// An inflation is a chart of a kustomization.
type inflation struct {
	disk  *disk
	k     *kustomization
	entry *model.Value
	n     int
}

func (c *inflation) text(field string) string {
	s, _ := c.entry.Get(field).AsString()
	return s
}

func (c *inflation) says(field string) bool {
	b, _ := c.entry.Get(field).AsBool()
	return b
}

// render renders the chart, or says why it cannot be.
func (c *inflation) render(home string) (names []string, why string) {
	name := c.text("name")
	if !isLocal(name) || !strings.HasPrefix(path.Join(home, name)+"/", home+"/") {
		return nil, "charts in kustomizations that are not in the workspace are not rendered"
	}
	loader := &engine.Loader{
		YAML:   func(f *engine.File) *yamltext.File { return c.disk.file(f.Source.Path).yaml },
		Report: func(p source.Diagnostic) { c.disk.build.report(p) },
	}
	// Kustomize keeps what it has fetched of a version in a folder of its own.
	for _, dir := range []string{path.Join(home, name+"-"+c.text("version"), name), path.Join(home, name)} {
		files := c.files(dir)
		if !slices.ContainsFunc(files, func(f *engine.File) bool { return f.Name == "Chart.yaml" }) {
			continue
		}
		chart := loader.Load(files)
		if chart == nil {
			return nil, "chart " + name + " cannot be read"
		}
		return c.execute(chart, dir)
	}
	return nil, "chart " + name + " is not in " + home + "/"
}

// files returns the files of a folder as the engine takes them.
func (c *inflation) files(dir string) []*engine.File {
	var out []*engine.File
	paths := c.disk.unit.Below(dir)
	c.disk.build.lists[dir] = paths
	for _, p := range paths {
		if c.disk.reads > maxReads || c.disk.bytes > maxBytes {
			break
		}
		f := c.disk.file(p)
		if f == nil {
			continue
		}
		c.disk.reads++
		c.disk.bytes += f.Text.Len()
		out = append(out, &engine.File{Name: strings.TrimPrefix(p, dir+"/"), Data: f.Text.Bytes(), Source: f.File})
	}
	return out
}

func (c *inflation) execute(chart *engine.Chart, dir string) (names []string, why string) {
	values, why := c.values(dir)
	if why != "" {
		return nil, why
	}
	release := engine.Release{Name: c.text("releaseName"), Namespace: c.text("namespace")}
	if release.Name == "" {
		release.Name = "release-name"
	}
	if release.Namespace == "" {
		release.Namespace = "default"
	}
	outputs, err := engine.New().Render(context.Background(), chart, values, release)
	if err != nil {
		return nil, "chart " + c.text("name") + " cannot be rendered: " + err.Error()
	}
	if c.says("includeCRDs") {
		for _, p := range c.disk.build.lists[dir] {
			if f := c.disk.file(p); f != nil && f.yaml != nil && strings.HasPrefix(p, dir+"/crds/") {
				names = append(names, relative(c.k.dir, p))
			}
		}
	}
	for i, name := range slices.Sorted(maps.Keys(outputs)) {
		if m := c.read(name, outputs[name]); m != nil {
			file := fmt.Sprintf("-chart-%d-%d.yaml", c.n, i)
			c.disk.build.made[path.Join(c.k.dir, file)] = m
			names = append(names, file)
		}
	}
	return names, ""
}

// relative returns the path from a folder to a file below it.
func relative(dir, p string) string {
	if dir == "." {
		return p
	}
	return strings.TrimPrefix(p, dir+"/")
}

// values returns what the chart is rendered with, beside its own values.
func (c *inflation) values(dir string) (*engine.Node, string) {
	read := func(v *model.Value) (*engine.Node, string) {
		s, _ := v.AsString()
		f := c.disk.file(path.Join(c.k.dir, s))
		if !isLocal(s) || f == nil || f.yaml == nil {
			return nil, "values of chart " + c.text("name") + " cannot be read"
		}
		return engine.ReadValues(f.yaml, nil), ""
	}
	values, inline := engine.Empty(), engine.Empty()
	if v := c.entry.Get("valuesInline"); v.Kind() == model.Object {
		inline = engine.ValuesOf(v)
	}
	if v := c.entry.Get("valuesFile"); v.Kind() == model.String {
		var why string
		if values, why = read(v); why != "" {
			return nil, why
		}
	} else if own := c.disk.file(path.Join(dir, "values.yaml")); own != nil && own.yaml != nil {
		values = engine.ReadValues(own.yaml, nil)
	}
	switch c.text("valuesMerge") {
	case "merge":
		values = engine.Merge(inline, values)
	case "replace":
		values = inline
	default: // override
		values = engine.Merge(values, inline)
	}
	for _, v := range c.entry.Get("additionalValuesFiles").Elems() {
		more, why := read(v)
		if why != "" {
			return nil, why
		}
		values = engine.Merge(values, more)
	}
	return values, ""
}

// read reads what a template has rendered, nil where that is nothing.
func (c *inflation) read(name string, out *engine.Output) *made {
	if out.Failure != nil {
		c.disk.build.report(source.Diagnostic{
			Severity: source.Error, Range: out.Failure.At, Summary: "template cannot be rendered", Detail: strings.TrimSuffix(out.Failure.Message, ".") + ".",
		})
		return nil
	}
	m := &made{}
	for _, d := range engine.Documents.Parse(name, []byte(out.Text), nil).Documents {
		if d.Broken {
			for _, p := range d.Diagnostics {
				p.Summary = "rendered template is not YAML: " + p.Summary
				if p.Range = out.Where(d, p.Range); p.Range.IsZero() {
					p.Range = c.entry.Range()
				}
				c.disk.build.report(p)
			}
			continue
		}
		if d.Value == nil || c.skips(d.Value) {
			continue
		}
		m.text = append(append(m.text, "\n---\n"...), strings.TrimPrefix(string(d.Text), "---")...)
		m.objects = append(m.objects, kubernetes.Objects(out.Place(d))...)
	}
	if len(m.objects) == 0 {
		return nil
	}
	return m
}

// skips reports whether an object is a hook that is left out; see
// https://helm.sh/docs/topics/charts_hooks/.
func (c *inflation) skips(v *model.Value) bool {
	hook, ok := v.Get("metadata").Get("annotations").Get("helm.sh/hook").AsString()
	test := strings.Contains(hook, "test")
	return ok && (c.says("skipHooks") || test && c.says("skipTests"))
}
