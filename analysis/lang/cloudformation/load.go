package cloudformation

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
)

// A loader makes the resources of all templates once.
type loader struct {
	lang  *language
	unit  *fileset.Unit
	files map[string]*file
	// roots are the templates that are stacks of their own, by path.
	roots map[string]*stack
	// groups are the folders of those that are one stack with others.
	groups map[string]string
	steps  int
	total  int // resources made so far
}

// maxResources bounds how many resources the templates of a workspace come to.
const maxResources = 200_000

// A memory is what the resources of a stack came to, for the next load.
type memory struct {
	settled *int
	name    string
	prefix  string
	made    map[*entry][]*model.Resource
}

// Load returns what the templates of a workspace declare.
func (g *language) Load(u *fileset.Unit) []*model.Resource {
	l := &loader{lang: g, unit: u, files: map[string]*file{}, roots: map[string]*stack{}, groups: map[string]string{}}
	for _, f := range u.Files {
		if f := f.(*file); f.template != nil {
			l.files[f.src.Path] = f
		}
	}
	nested := l.nestedFiles()
	for _, p := range slices.Sorted(maps.Keys(l.files)) {
		if !nested[p] {
			l.roots[p] = newStack(l, l.files[p].template)
		}
	}
	l.group()
	var out []*model.Resource
	for _, p := range slices.Sorted(maps.Keys(l.roots)) {
		s := l.roots[p]
		s.name = p
		if dir, ok := l.groups[p]; ok {
			s.name, s.prefix = dir, relative(dir, p)+"/"
		}
	}
	for _, p := range slices.Sorted(maps.Keys(l.roots)) {
		out = append(out, l.roots[p].secrets()...)
		out = append(out, l.remembered(p, l.roots[p])...)
	}
	for p := range g.made {
		if l.roots[p] == nil {
			delete(g.made, p)
		}
	}
	return out
}

// remembered returns the resources of a stack; what reads as before is as it was.
func (l *loader) remembered(p string, s *stack) []*model.Resource {
	before, now := l.lang.made[p], &memory{s.t.settled, s.name, s.prefix, map[*entry][]*model.Resource{}}
	if before != nil && (before.settled != now.settled || before.name != now.name || before.prefix != now.prefix) {
		before = nil
	}
	l.lang.made[p] = now
	var out []*model.Resource
	for _, e := range s.t.resources {
		var made []*model.Resource
		known := false
		if before != nil {
			made, known = before.made[e]
		}
		if !known {
			var outer bool
			made, outer = s.resources(e)
			known = !outer
		}
		if known {
			now.made[e] = made
		}
		out = append(out, made...)
	}
	return out
}

// nestedFiles returns the templates that others take for nested stacks. Those that nest
// each other in a ring are all stacks of their own.
func (l *loader) nestedFiles() map[string]bool {
	inner := map[string][]string{}
	for _, p := range slices.Sorted(maps.Keys(l.files)) {
		for _, e := range l.files[p].template.resources {
			if to := localTemplate(p, e.value); to != "" && l.files[to] != nil {
				inner[p] = append(inner[p], to)
			}
		}
	}
	nested := map[string]bool{}
	var reach func(p string, seen map[string]bool)
	reach = func(p string, seen map[string]bool) {
		for _, to := range inner[p] {
			if !seen[to] {
				seen[to] = true
				reach(to, seen)
			}
		}
	}
	for p := range inner {
		seen := map[string]bool{}
		reach(p, seen)
		if seen[p] {
			continue
		}
		for to := range seen {
			nested[to] = true
		}
	}
	return nested
}

// localTemplate returns the file that a nested stack, or an application of the Serverless
// Application Model, names by its path, as aws cloudformation package takes it; "" where it
// names none. See
// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html.
func localTemplate(p string, resource *model.Value) string {
	typ, _ := resource.Get("Type").AsString()
	key := map[string]string{"AWS::CloudFormation::Stack": "TemplateURL", "AWS::Serverless::Application": "Location"}[typ]
	if key == "" {
		return ""
	}
	url, ok := resource.Get("Properties").Get(key).AsString()
	if !ok || url == "" || strings.Contains(url, "://") || path.IsAbs(url) {
		return ""
	}
	to := path.Join(path.Dir(p), strings.ReplaceAll(url, "\\", "/"))
	if to == p || strings.HasPrefix(to, "../") {
		return ""
	}
	return to
}

// group puts templates that import what others export into one stack with them, named by
// the folder that they share.
func (l *loader) group() {
	exports := map[string][]string{} // names to templates
	for _, p := range slices.Sorted(maps.Keys(l.roots)) {
		for _, name := range l.roots[p].exportNames() {
			exports[name] = append(exports[name], p)
		}
	}
	if len(exports) == 0 {
		return
	}
	head := map[string]string{}
	var find func(p string) string
	find = func(p string) string {
		if h, ok := head[p]; ok && h != p {
			return find(h)
		}
		return p
	}
	for _, p := range slices.Sorted(maps.Keys(l.roots)) {
		for _, name := range l.roots[p].importNames() {
			if from := nearest(p, exports[name]); from != "" && from != p {
				head[find(p)] = find(from)
			}
		}
	}
	members := map[string][]string{}
	for _, p := range slices.Sorted(maps.Keys(l.roots)) {
		members[find(p)] = append(members[find(p)], p)
	}
	for _, group := range members {
		if len(group) < 2 {
			continue
		}
		dir := path.Dir(group[0])
		for _, p := range group[1:] {
			for dir != "." && !strings.HasPrefix(p, dir+"/") {
				dir = path.Dir(dir)
			}
		}
		for _, p := range group {
			l.groups[p] = dir
		}
	}
}

// nearest returns the template that stands closest to another in the tree of folders, the
// first of several; "" for none.
func nearest(p string, among []string) string {
	if len(among) == 0 {
		return ""
	}
	return slices.MaxFunc(among, func(a, b string) int {
		return cmp.Or(cmp.Compare(shared(p, a), shared(p, b)), -strings.Compare(a, b))
	})
}

// shared returns how long the folders are that two paths share.
func shared(a, b string) int {
	n := 0
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == '/' {
			n = i + 1
		}
	}
	return n
}

// relative returns a path as seen from a folder around it.
func relative(dir, p string) string {
	if dir == "." {
		return p
	}
	return strings.TrimPrefix(p, dir+"/")
}
