package engine

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Resolve returns a chart as it is rendered with values: subcharts that are not
// enabled are taken out, aliases are charts of their own, values that are imported
// from subcharts are among those of the chart
// (https://helm.sh/docs/topics/charts/#chart-dependencies). The chart itself stays
// as it is. Report takes what is missing.
func Resolve(c *Chart, values *Node, report func(source.Diagnostic)) (*Chart, error) {
	out := c.clone()
	out.adopt(nil)
	if err := out.choose(values, "", report); err != nil {
		return nil, err
	}
	out.adopt(nil)
	return out, out.importAll()
}

// clone copies a chart and those below, but for their files and values.
func (c *Chart) clone() *Chart {
	out := *c
	meta := *c.Meta
	out.Meta = &meta
	meta.Dependencies = make([]*Dependency, len(c.Meta.Dependencies))
	for i, d := range c.Meta.Dependencies {
		copied := *d
		meta.Dependencies[i] = &copied
	}
	out.Dependencies = make([]*Chart, len(c.Dependencies))
	for i, d := range c.Dependencies {
		out.Dependencies[i] = d.clone()
	}
	return &out
}

// choose leaves the dependencies that are enabled by the values, which are those of
// the outermost chart; the path leads to what is the chart's own.
func (c *Chart) choose(values *Node, at string, report func(source.Diagnostic)) error {
	if c.Meta.Dependencies == nil {
		return nil
	}
	var charts []*Chart
	for _, d := range c.Dependencies {
		if !slices.ContainsFunc(c.Meta.Dependencies, func(r *Dependency) bool {
			return d.Name() == r.Name && compatible(r.Version, d.Meta.Version)
		}) {
			charts = append(charts, d)
		}
	}
	missing := map[*Dependency]string{}
	for _, r := range c.Meta.Dependencies {
		if d := c.provider(r); d != nil {
			d = d.clone()
			if at := c.calls[cmp.Or(r.Alias, r.Name)]; d.packed && !at.IsZero() {
				d.walk(func(x *Chart) { x.Home = at }) // each alias has a place of its own
			}
			if r.Alias != "" {
				d.Meta.Name = r.Alias
			}
			charts = append(charts, d)
		} else {
			missing[r] = r.Name
		}
		if r.Alias != "" {
			r.Name = r.Alias
		}
		r.Enabled = true
	}
	c.Dependencies = charts
	c.adopt(c.parent)
	vals, err := c.coalesce(values, false)
	if err != nil {
		return err
	}
	enable(c.Meta.Dependencies, vals, at)
	off := map[string]bool{}
	for _, r := range c.Meta.Dependencies {
		if !r.Enabled {
			off[r.Name] = true
		} else if name, ok := missing[r]; ok {
			report(c.missing(r, name))
		}
	}
	c.Dependencies = slices.DeleteFunc(c.Dependencies, func(d *Chart) bool { return off[d.Name()] })
	c.Meta.Dependencies = slices.DeleteFunc(c.Meta.Dependencies, func(r *Dependency) bool { return off[r.Name] })
	for _, d := range c.Dependencies {
		if err := d.choose(vals, at+d.Name()+".", report); err != nil {
			return err
		}
	}
	return nil
}

// provider returns the subchart that a dependency means.
func (c *Chart) provider(r *Dependency) *Chart {
	for _, d := range c.Dependencies {
		if d.Name() == r.Name && compatible(r.Version, d.Meta.Version) {
			return d
		}
	}
	return nil
}

// missing tells of a dependency that is not there.
func (c *Chart) missing(r *Dependency, name string) source.Diagnostic {
	detail := fmt.Sprintf("What %s %s makes is not analysed. `helm dependency build` fetches it.", name, r.Version)
	for _, d := range c.Dependencies {
		if d.Name() == name {
			detail = fmt.Sprintf("In charts/ is %s %s, which is not in the range %q.", name, d.Meta.Version, r.Version)
		}
	}
	return source.Diagnostic{Severity: source.Warning, Range: or(c.calls[r.Name], c.Home), Summary: "dependency " + name + " is not in charts/", Detail: detail}
}

// enable decides which dependencies are enabled: by their tags, and by the first of
// their conditions that has a value.
func enable(deps []*Dependency, values *Node, at string) {
	tags := values.Get("tags")
	for _, r := range deps {
		on, off := false, false
		for _, tag := range r.Tags {
			if v, ok := tags.Get(tag).Scalar(); ok {
				b, isBool := v.(bool)
				on = on || isBool && b
				off = off || isBool && !b
			}
		}
		if tags.isTable() {
			r.Enabled = on || !off
		}
		for cond := range strings.SplitSeq(strings.TrimSpace(r.Condition), ",") {
			if cond == "" {
				continue
			}
			v, _ := values.Lookup(strings.Split(at+cond, ".")...).Scalar()
			if b, ok := v.(bool); ok {
				r.Enabled = b
				break
			}
		}
	}
}

// importAll imports values from subcharts, the innermost first.
func (c *Chart) importAll() error {
	for _, d := range c.Dependencies {
		if err := d.importAll(); err != nil {
			return err
		}
	}
	if c.Meta.Dependencies == nil {
		return nil
	}
	vals, err := c.coalesce(newTable(), true)
	if err != nil {
		return err
	}
	imported := newTable()
	for _, r := range c.Meta.Dependencies {
		for _, iv := range r.ImportValues {
			child, parent := "", "."
			switch iv := iv.(type) {
			case string:
				child = "exports." + iv
			case map[string]any:
				child, parent = fmt.Sprint(iv["child"]), fmt.Sprint(iv["parent"])
			default:
				continue
			}
			from := vals.Lookup(strings.Split(r.Name+"."+child, ".")...)
			if !from.isTable() {
				continue
			}
			if parent != "." {
				names := strings.Split(parent, ".")
				for i := len(names) - 1; i >= 0; i-- {
					from = &Node{kind: model.Object, table: map[string]*Node{names[i]: from}}
				}
			}
			imported = over(imported, from, true)
		}
	}
	c.Values = over(vals, imported, true)
	return nil
}
