package terraform

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A Closing says how a resource comes to say that it has nothing but what the code
// says. Without Exclusive it says so by an empty list.
type Closing struct {
	// Argument is the one that is empty, or the path of what else says parts of it.
	Argument string
	// Exclusive is the type of a resource that says it. Its argument Owner takes the
	// name of the resource, and Names a list of the attribute Attribute of each of
	// those of the type Part.
	Exclusive, Owner, Names, Part, Attribute string
}

// Close returns the edits, by file, that make a resource say that it has nothing but
// what the code says.
func (w *Writer) Close(r *model.Resource, c Closing) (map[string][]edit.Edit, error) {
	s, err := w.site(r.Origin.Block)
	switch {
	case err != nil:
		return nil, err
	case !isNative(s.file.Path) || s.top == nil || s.top.Type != "resource" || len(s.top.Labels) != 2:
		return nil, errNowhere
	}
	if c.Exclusive != "" {
		return w.addExclusive(r, s, c)
	}
	for _, p := range r.Parts {
		for _, e := range r.Value.Get(c.Argument).Elems() {
			if p.Origin.Block.Contains(e.Range()) {
				return nil, fmt.Errorf("%s says a part of it, and that does not go together", p.Address)
			}
		}
	}
	indent := bodyIndent(s.text(), s.top)
	edits := place(s.text(), s.top, indent, []argument{{c.Argument, snippet{text: "[]"}}}, nil)
	return map[string][]edit.Edit{s.file.Path: edits}, nil
}

// addExclusive adds the resource that says that there is nothing else.
func (w *Writer) addExclusive(r *model.Resource, s *site, c Closing) (map[string][]edit.Edit, error) {
	if r.Origin.Instance != "" {
		return nil, errors.New("it is one of several that count or for_each makes")
	}
	var names []string
	for _, p := range r.Parts {
		list := r.Value.Get(c.Argument).Elems()
		says := false
		for _, e := range list {
			says = says || p.Origin.Block.Contains(e.Range())
		}
		switch {
		case p.Type != c.Part && !says:
		case p.Type != c.Part || p.Origin.Instance != "" || !strings.HasPrefix(localName(p), p.Type+"."):
			return nil, fmt.Errorf("%s says a part of it", p.Address)
		default:
			names = append(names, localName(p)+"."+c.Attribute)
		}
	}
	label := s.top.Labels[1]
	if w.taken(path.Dir(s.file.Path), c.Exclusive, label) {
		return nil, fmt.Errorf("%s.%s is declared already", c.Exclusive, label)
	}
	width := max(len(c.Owner), len(c.Names))
	line := func(name, value string) string { return fmt.Sprintf("  %-*s = %s\n", width, name, value) }
	text := fmt.Sprintf("\n\nresource %q %q {\n", c.Exclusive, label) +
		line(c.Owner, s.top.Labels[0]+"."+label+".name") + line(c.Names, "["+strings.Join(names, ", ")+"]") + "}"
	at := s.top.Range().End.Byte
	return map[string][]edit.Edit{s.file.Path: {{Start: at, End: at, New: text}}}, nil
}
