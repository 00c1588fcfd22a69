package terraform

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
)

// name chooses what the things that a remedy declares are called.
func (a *attempt) name(declared []policy.Declared) {
	dir := path.Dir(a.req.Resource.Origin.Header.File())
	for _, d := range declared {
		name := a.w.freeName(dir, d.Type, d.Name)
		if d.Type == "variable" {
			a.names["var."+d.Name] = "var." + name
		} else {
			a.names[d.Type+"."+d.Name] = d.Type + "." + name
		}
	}
}

// freeName returns a name that nothing of the type has in a folder.
func (w *Writer) freeName(dir, typ, name string) string {
	free := name
	for n := 2; w.taken(dir, typ, free); n++ {
		free = name + "_" + strconv.Itoa(n)
	}
	return free
}

// taken reports whether a resource of a type, or a variable, of that name may be
// declared in a folder. Files are not parsed for it: what looks like a declaration
// counts, too.
func (w *Writer) taken(dir, typ, name string) bool {
	key := dir + " " + typ + "." + name
	taken, known := w.named[key]
	if !known {
		taken = w.declares(dir, typ, name)
		w.named[key] = taken
	}
	return taken
}

func (w *Writer) declares(dir, typ, name string) bool {
	for _, r := range w.neighbours(dir) {
		if local := localName(r); local == typ+"."+name || schemaName(local, r.Type) == typ+"."+name {
			return true
		}
	}
	var header *regexp.Regexp
	for f := range w.ws.Files() {
		text := f.Text.Bytes()
		switch {
		case path.Dir(f.Path) != dir || !bytes.Contains(text, []byte(name)):
		case isJSON(f.Path):
			if typ == "variable" && bytes.Contains(text, []byte(strconv.Quote(name))) {
				return true
			}
		default:
			if header == nil {
				kind := `resource\s+"?` + regexp.QuoteMeta(typ) + `"?`
				if typ == "variable" {
					kind = typ
				}
				header = regexp.MustCompile(kind + `\s+"?` + regexp.QuoteMeta(name) + `"?\s*\{`)
			}
			if header.Match(text) {
				return true
			}
		}
	}
	return false
}

// schemaName puts the canonical type in front of a resource's name.
func schemaName(local, typ string) string {
	return typ + "." + local[strings.LastIndexByte(local, '.')+1:]
}

// localName returns the name of a resource within its module, without an index:
// "aws_s3_bucket.logs".
func localName(r *model.Resource) string {
	local, _, _ := strings.Cut(withoutModules(string(r.Address)), "[")
	local, _, _ = strings.Cut(local, "#")
	return local
}

// withoutModules returns an address within its module.
func withoutModules(addr string) string {
	for {
		rest, ok := strings.CutPrefix(addr, "module.")
		if !ok {
			return addr
		}
		depth := 0
		i := strings.IndexFunc(rest, func(c rune) bool {
			switch c {
			case '[':
				depth++
			case ']':
				depth--
			}
			return c == '.' && depth == 0
		})
		if i < 0 {
			return addr
		}
		addr = rest[i+1:]
	}
}

// declare adds what the remedy declares behind the judged resource.
func (a *attempt) declare(declared []policy.Declared) error {
	if len(declared) == 0 {
		return nil
	}
	s, err := a.w.site(a.req.Resource.Origin.Block)
	if err != nil {
		return err
	}
	for _, d := range declared {
		b := block{typ: d.Type, name: d.Name}
		full, at, keyword := a.names[d.Type+"."+d.Name], s, ""
		if d.Type == "variable" {
			full, at, keyword = a.names["var."+d.Name], a.w.withVariables(s), "type"
		}
		if b.sprouts, err = planted(d.Set, keyword); err != nil {
			return err
		}
		b.name = full[strings.LastIndexByte(full, '.')+1:]
		b.adds = d.Type + "." + b.name
		if err := a.newBlock(at, b); err != nil {
			return fmt.Errorf("declaring %s.%s: %w", d.Type, d.Name, err)
		}
	}
	return nil
}

// withVariables returns the end of the file of the folder in which variables are
// declared by custom, variables.tf, or the place itself where there is none.
func (w *Writer) withVariables(s *site) *site {
	f := w.ws.File(path.Join(path.Dir(s.file.Path), "variables.tf"))
	if f == nil || isJSON(s.file.Path) {
		return s
	}
	syn := w.syntaxOf(f)
	if syn.Items() == 0 {
		return s
	}
	body, start, end := syn.Item(syn.Items() - 1)
	if body == nil {
		return s
	}
	return &site{file: f, start: start, end: end, item: [2]int{start, end}}
}

// resolve returns what a reference of a remedy is in the code: to something that
// the remedy declares, to the judged resource (self.x), or to a resource of that
// type that is there already. If there is none, ask says what is missing.
func (a *attempt) resolve(ref string) (text, ask string) {
	a.refers = true
	names := strings.Split(ref, ".")
	n := 2
	if names[0] == "data" {
		n = 3
	}
	if names[0] == "self" {
		return a.self(ref), ""
	}
	if len(names) < n {
		return ref, ""
	}
	subject, attr := strings.Join(names[:n], "."), strings.Join(names[n:], ".")
	join := func(to string) string {
		if attr == "" {
			return to
		}
		return to + "." + attr
	}
	if name, ok := a.names[subject]; ok {
		return join(name), ""
	}
	switch names[0] {
	case "var", "local", "module", "each", "count", "path":
		return ref, ""
	}
	typ := strings.Join(names[:n-1], ".")
	found := a.candidates(typ, names[n-1])
	a.choices = max(a.choices, len(found))
	if len(found) == 0 {
		return ref, "an " + typ + " of yours"
	}
	chosen := found[min(a.choice, len(found)-1)]
	a.note("with %s", chosen)
	return join(chosen), ""
}

// self returns a reference to the judged resource.
func (a *attempt) self(ref string) string {
	attr := strings.TrimPrefix(ref, "self")
	s, err := a.w.site(a.req.Resource.Origin.Block)
	if err != nil {
		return localName(a.req.Resource) + attr
	}
	typ, name, repeats := a.subject(s, a.req.Resource)
	switch repeats {
	case "count":
		return typ + "." + name + "[count.index]" + attr
	case "for_each":
		return typ + "." + name + "[each.key]" + attr
	}
	return typ + "." + name + attr
}

// candidates returns the resources of a type beside the judged one, as they are
// written there: those whose name has the wanted one in it first.
func (a *attempt) candidates(typ, like string) []string {
	var names []string
	for _, o := range a.alike(typ, like) {
		names = append(names, withoutModules(string(o.Address)))
	}
	return names
}

// alike returns the resources that candidates names.
func (a *attempt) alike(typ, like string) []*model.Resource {
	r := a.req.Resource
	var alike, others []*model.Resource
	seen := map[string]bool{}
	for _, o := range a.w.neighbours(path.Dir(r.Origin.Header.File())) {
		if o.Type != typ || o.Partial || localName(o) == localName(r) {
			continue
		}
		name := withoutModules(string(o.Address))
		switch {
		case seen[name] || o.Origin.Instance == "*":
		case strings.Contains(localName(o), like):
			alike = append(alike, o)
		default:
			others = append(others, o)
		}
		seen[name] = true
	}
	all := append(alike, others...)
	return all[:min(len(all), maxChoices)]
}

// planted returns what assignments of a new block come to. The text at the path
// keyword, if it is not "", is written as it is: the type of a variable.
func planted(set []policy.Assignment, keyword string) (sprouts []*sprout, err error) {
	for _, as := range set {
		p, err := policy.ParseRemedyPath(as.Path)
		if err != nil {
			return nil, err
		}
		what := wish{as.Value, as.Ask}
		if p.Append {
			what.value = []any{what.value}
		}
		if text, ok := what.value.(string); ok && as.Path == keyword {
			what.value = raw(text)
		}
		if sprouts, err = plant(sprouts, p.Steps, what); err != nil {
			return nil, err
		}
	}
	return sprouts, nil
}
