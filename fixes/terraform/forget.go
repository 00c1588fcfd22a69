package terraform

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// removedBlock takes the place of a resource that the code lets go of: the state
// forgets it, and nothing is destroyed. Terraform knows it from version 1.7 on:
// https://developer.hashicorp.com/terraform/language/block/removed.
const removedBlock = `removed {
  from = %s

  lifecycle {
    destroy = false
  }
}`

// A ReferredError tells that something refers to a resource that is to go.
type ReferredError struct {
	Path string // of the file that does
	Line int    // 0 where it is not known
	Name string
}

func (e *ReferredError) Error() string {
	if e.Line == 0 {
		return e.Path + " refers to " + e.Name
	}
	return fmt.Sprintf("%s:%d refers to %s", e.Path, e.Line, e.Name)
}

// Forget returns the edits, by file, that take resources out of the code and put a
// removed block in the place of each. Import blocks for them go, too. The error says
// what stands against it; it is a [*ReferredError] where something refers to them.
func (w *Writer) Forget(resources ...*model.Resource) (map[string][]edit.Edit, error) {
	gone := map[string]map[string]bool{} // by folder, what is named there no more
	edits := map[string][]edit.Edit{}
	for _, r := range resources {
		if r.Origin.Instance != "" {
			return nil, fmt.Errorf("%s is one of several that count or for_each makes", r.Address)
		}
		s, err := w.site(r.Origin.Block)
		switch {
		case err != nil:
			return nil, err
		case !isNative(s.file.Path):
			return nil, errors.New("whole resources are not removed from JSON")
		case s.top == nil || s.top.Type != "resource" || len(s.top.Labels) != 2:
			return nil, errNowhere
		}
		name, dir := s.top.Labels[0]+"."+s.top.Labels[1], path.Dir(s.file.Path)
		if gone[dir] == nil {
			gone[dir] = map[string]bool{}
		}
		gone[dir][name] = true
		at := s.top.Range()
		edits[s.file.Path] = append(edits[s.file.Path], edit.Edit{Start: at.Start.Byte, End: at.End.Byte, New: fmt.Sprintf(removedBlock, name)})
	}
	for f := range w.ws.Files() {
		names := gone[path.Dir(f.Path)]
		switch {
		case len(names) == 0:
		case isNative(f.Path):
			cuts, err := letGo(f.Path, f.Text.Bytes(), names)
			if err != nil {
				return nil, err
			}
			edits[f.Path] = append(edits[f.Path], cuts...)
		case isJSON(f.Path):
			for name := range names {
				if strings.Contains(string(f.Text.Bytes()), name) {
					return nil, &ReferredError{Path: f.Path, Name: name}
				}
			}
		}
		if len(edits[f.Path]) == 0 {
			delete(edits, f.Path)
			continue
		}
		merged, err := edit.Merge(nil, edits[f.Path])
		if err != nil {
			return nil, err
		}
		edits[f.Path] = merged
	}
	return edits, nil
}

// letGo returns the edits that take import blocks of resources out of a file. The
// error names the first other place that refers to one of them.
func letGo(name string, text []byte, gone map[string]bool) ([]edit.Edit, error) {
	file, _ := hclsyntax.ParseConfig(text, name, hcl.InitialPos) // what cannot be parsed refers to nothing
	if file == nil {
		return nil, nil
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok {
		return nil, nil
	}
	var cuts []edit.Edit
	for _, b := range body.Blocks {
		at := b.Range()
		switch {
		case b.Type == "removed", b.Type == "resource" && gone[strings.Join(b.Labels, ".")]:
		case b.Type == "import" && imports(b, gone):
			cuts = append(cuts, cutLines(text, at.Start.Byte, at.End.Byte))
		default:
			m := &mention{names: gone}
			_ = hclsyntax.Walk(b, m) // reports nothing
			if m.found != "" {
				return nil, &ReferredError{name, m.line, m.found}
			}
		}
	}
	return cuts, nil
}

// imports reports whether an import block is for one of the resources.
func imports(b *hclsyntax.Block, gone map[string]bool) bool {
	to := b.Body.Attributes["to"]
	if to == nil {
		return false
	}
	t, diags := hcl.AbsTraversalForExpr(to.Expr)
	return !diags.HasErrors() && gone[resourceName(t)]
}

// A mention looks for references to resources.
type mention struct {
	names map[string]bool
	found string
	line  int
}

func (m *mention) Enter(n hclsyntax.Node) hcl.Diagnostics {
	if x, ok := n.(*hclsyntax.ScopeTraversalExpr); ok && m.found == "" && m.names[resourceName(x.Traversal)] {
		m.found, m.line = resourceName(x.Traversal), x.Range().Start.Line
	}
	return nil
}

func (m *mention) Exit(hclsyntax.Node) hcl.Diagnostics { return nil }

// resourceName returns what the first two steps of a reference name: aws_vpc.main.
func resourceName(t hcl.Traversal) string {
	if len(t) < 2 {
		return ""
	}
	attr, ok := t[1].(hcl.TraverseAttr)
	if !ok {
		return ""
	}
	return t.RootName() + "." + attr.Name
}
