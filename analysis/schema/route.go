package schema

import (
	"slices"
	"strings"
)

// A route leads from a dotted path of a satellite to one of its owner, and
// further in both: what lies below the one lies below the other, unless it is
// converted on the way. An empty from is the whole satellite.
type route struct {
	from, to string
	convert  *conversion
	// element tells that to is a list of which the satellite is one element.
	element bool
}

// routesOf returns the routes of an attribute that is copied or converted.
func routesOf(from, to string, convert *conversion) []route {
	if convert == nil || convert.fields == nil {
		return []route{{from: from, to: to, convert: convert}}
	}
	var out []route
	for _, f := range convert.fields {
		out = append(out, routesOf(from+"."+f.from, to+"."+f.to, f.convert)...)
	}
	return out
}

// A Way leads from an attribute of an owner to that of a satellite which it is
// composed of.
type Way struct {
	// Satellite is the type of the satellite, and Path the dotted path in it.
	Satellite, Path string
	// Link is the argument that names the owner, and Key the attribute of the
	// owner that it takes. Both are empty where the owner names the satellite.
	Link, Key string
	// Element tells that the satellite is one element of a list of the owner.
	Element bool
	// Instead tells that the provider wants the satellite and no longer the
	// attribute of the owner itself.
	Instead bool

	convert *conversion
}

// Value returns what is written in the satellite for a value of the owner, both
// as JSON decodes them; ok is false where the satellite has no such value.
func (w Way) Value(v any) (any, bool) {
	if w.convert == nil {
		return v, true
	}
	return w.convert.back(v)
}

// Ways returns where satellites keep what an owner shows at a dotted path. List
// indexes in the path are ignored.
func Ways(owner, path string) []Way {
	path = plain(path)
	var out []Way
	for _, l := range towards[owner] {
		for _, r := range l.as.routes {
			rest, ok := below(r.to, path)
			if !ok || rest != "" && r.convert != nil {
				continue
			}
			w := Way{Satellite: l.satellite, Path: dotted(r.from, rest), Element: r.element, Instead: l.instead, convert: r.convert}
			if !l.brings {
				w.Link, w.Key, _ = strings.Cut(l.link+" "+l.keys, " ")
				w.Key = preferredKey(w.Key)
			}
			out = append(out, w)
		}
	}
	return out
}

// Repeats reports whether an owner may have several satellites of a type, such as
// the metric filters of a log group.
func Repeats(satellite, owner string) bool {
	for _, l := range towards[owner] {
		if l.satellite == satellite && !l.brings && slices.ContainsFunc(l.as.routes, func(r route) bool { return r.element }) {
			return true
		}
	}
	return false
}

// Shown returns where an owner shows what a satellite has at a dotted path, and
// what it makes of a value there; ok is false where it does not show it.
func Shown(satellite, owner, path string, value any) (at string, shown any, ok bool) {
	for _, l := range towards[owner] {
		if l.satellite != satellite || l.brings {
			continue
		}
		for _, r := range l.as.routes {
			rest, found := below(r.from, path)
			if !found || rest != "" && r.convert != nil || rest == "" && r.from == "" || r.element {
				continue
			}
			if r.convert == nil {
				return dotted(r.to, rest), value, true
			}
			v, ok := r.convert.forth(value)
			return r.to, v, ok
		}
	}
	return "", nil, false
}

// A leg is a row as seen from the owner.
type leg struct {
	*row
	satellite string
}

// towards are the rows by the type of the owner.
var towards = func() map[string][]leg {
	legs := map[string][]leg{}
	for i := range rows {
		r := &rows[i]
		for _, to := range strings.Fields(r.to) {
			if r.brings {
				legs[r.from] = append(legs[r.from], leg{r, to})
			} else {
				legs[to] = append(legs[to], leg{r, r.from})
			}
		}
	}
	return legs
}()

// preferredKey returns the key that people write: the id where it is one.
func preferredKey(keys string) string {
	names := strings.Fields(keys)
	for _, k := range names {
		if k == "id" {
			return k
		}
	}
	if len(names) == 0 {
		return "id"
	}
	return names[0]
}

// below returns the rest of a path below a prefix.
func below(prefix, path string) (rest string, ok bool) {
	switch {
	case prefix == "":
		return path, true
	case path == prefix:
		return "", true
	}
	return strings.CutPrefix(path, prefix+".")
}

func dotted(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "." + b
}
