package engine

import (
	"fmt"

	"github.com/parapet-iac/parapet/analysis/model"
)

// What follows merges values by the rules of Helm: those of a parent win over those
// of its subcharts, tables are merged, everything else is replaced, and null takes
// away what lies below
// (https://helm.sh/docs/chart_template_guide/subcharts_and_globals/,
// https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key).

// globals is the key under which values are seen by all charts.
const globals = "global"

// coalesce returns the values of a chart and its subcharts, in which v wins over
// what the charts say. Nulls are kept for a later merge if keep is set.
func (c *Chart) coalesce(v *Node, keep bool) (*Node, error) {
	out := c.overDefaults(v, keep)
	for _, sub := range c.Dependencies {
		name := sub.Name()
		own := out.Get(name)
		if own == nil {
			own = newTable()
		}
		if !own.isTable() {
			return out, fmt.Errorf("the value of %s is not a table of values for the subchart of that name", name)
		}
		own, err := sub.coalesce(passGlobals(own, out), keep)
		if err != nil {
			return out, err
		}
		out = out.with(name, own)
	}
	return out, nil
}

// overDefaults puts values over the chart's own.
func (c *Chart) overDefaults(v *Node, keep bool) *Node {
	out := &Node{kind: model.Object, at: v.at, table: make(map[string]*Node, len(v.table)+len(c.Values.table))}
	for key, val := range v.table {
		out.table[key] = val
	}
	for key, val := range c.Values.table {
		have, ok := out.table[key]
		switch {
		case !ok && keep:
			out.table[key] = val
		case !ok:
			if !val.isNull() {
				out.table[key] = withoutNulls(val)
			}
		case have.isNull() && !keep:
			delete(out.table, key)
		case have.isTable() && val.isTable():
			keepBelow := keep || c.subchart(key) != nil
			if !keepBelow {
				val = withoutNulls(val)
			}
			out.table[key] = over(have, val, keepBelow)
		}
	}
	return out
}

// over merges the table src into dst, which wins.
func over(dst, src *Node, keep bool) *Node {
	out := &Node{kind: model.Object, at: dst.at, table: make(map[string]*Node, len(dst.table)+len(src.table))}
	if len(dst.table) == 0 {
		out.at = src.at
	}
	for key, val := range src.table {
		out.table[key] = val
	}
	for key, val := range dst.table {
		below, ok := src.table[key]
		switch {
		case val.isNull() && ok && !below.isNull() && !keep:
			delete(out.table, key)
		case val.isTable() && below.isTable():
			out.table[key] = over(val, below, keep)
		default:
			out.table[key] = val
		}
	}
	return out
}

// withoutNulls takes nulls out of tables.
func withoutNulls(n *Node) *Node {
	if !n.isTable() {
		return n
	}
	changed := false
	out := &Node{kind: model.Object, at: n.at, table: make(map[string]*Node, len(n.table))}
	for key, val := range n.table {
		if val.isNull() {
			changed = true
			continue
		}
		now := withoutNulls(val)
		changed = changed || now != val
		out.table[key] = now
	}
	if !changed {
		return n
	}
	return out
}

// passGlobals returns the values of a subchart with the globals of its parent, which
// win.
func passGlobals(own, parent *Node) *Node {
	have, given := own.Get(globals), parent.Get(globals)
	if have == nil {
		have = newTable()
	}
	if given == nil {
		given = newTable()
	}
	if !have.isTable() || !given.isTable() {
		return own
	}
	out := have
	for key, val := range given.table {
		old := have.Get(key)
		switch {
		case val.isTable() && old == nil:
			out = out.with(key, val)
		case val.isTable() && old.isTable():
			out = out.with(key, over(val, old, true))
		case !val.isTable() && !old.isTable():
			out = out.with(key, val)
		}
	}
	return own.with(globals, out)
}
