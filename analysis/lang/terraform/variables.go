package terraform

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/internal/memo"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A root is a root module with the values that its variables are given, in
// Terraform's order: terraform.tfvars, *.auto.tfvars by name, then what the
// options give. See
// https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence.
type root struct {
	in     *instance
	node   memo.Node
	files  []string
	values map[string]fileAttr
}

// settleRoots finds the folders to evaluate on their own: those that no other
// module calls, and the top folder.
func (s *Session) settleRoots() {
	if !s.regroup {
		return
	}
	s.regroup = false
	called, all := map[string]bool{}, []string{}
	for dir, m := range s.modules {
		if m.installed {
			continue
		}
		all = append(all, dir)
		for target := range m.targets {
			called[target] = called[target] || target != dir
		}
	}
	s.called = called
	slices.Sort(all)
	dirs := slices.DeleteFunc(slices.Clone(all), func(dir string) bool { return dir != "." && called[dir] })
	if len(dirs) == 0 && len(all) > 0 { // every module calls another in a ring
		dirs = all[:1]
	}
	for _, dir := range slices.Collect(maps.Keys(s.roots)) {
		if r := s.roots[dir]; !slices.Contains(dirs, dir) || r.in.mod != s.modules[dir] {
			delete(s.roots, dir)
			r.in.close()
			s.dropVariables(r.files)
		}
	}
	for _, dir := range dirs {
		if s.roots[dir] == nil {
			r := &root{in: s.newInstance(s.modules[dir], dir)}
			r.in.root = r
			s.roots[dir] = r
			r.load()
			r.in.open()
		}
	}
}

// target returns the folder that a call of the module refers to by its path, or
// "".
func (m *module) target(it *item) string {
	if it == nil {
		return ""
	}
	a, _ := it.attr("source")
	if a == nil {
		return ""
	}
	src, ok := literalString(a.Expr)
	if !ok || !isLocal(src) {
		return ""
	}
	return path.Join(m.dir, src)
}

// isVariables reports whether a file of that name gives values to variables.
func isVariables(p string) bool { return strings.HasSuffix(strings.TrimSuffix(p, ".json"), ".tfvars") }

// lookVariables takes notice of a file of variables.
func (s *Session) lookVariables(p string) {
	for dir, r := range s.roots {
		if path.Dir(p) == dir || slices.Contains(s.opts.VarFiles, p) {
			r.load()
		}
	}
}

// variableFiles returns the files that hold values for a root module.
func (s *Session) variableFiles(dir string) []string {
	var plain, auto []string
	entries, _ := fs.ReadDir(s.disk, dir)
	for _, d := range entries {
		name := path.Join(dir, d.Name())
		switch base := strings.TrimSuffix(d.Name(), ".json"); {
		case s.opts.Exclude(name) || d.IsDir():
		case base == "terraform.tfvars":
			plain = append(plain, name)
		case strings.HasSuffix(base, ".auto.tfvars"):
			auto = append(auto, name)
		}
	}
	slices.Sort(auto)
	return slices.Concat(plain, auto, s.opts.VarFiles)
}

// load reads the files of variables of the root module.
func (r *root) load() {
	s := r.in.s
	gone := r.files
	r.files, r.values = s.variableFiles(r.in.rootDir), map[string]fileAttr{}
	for _, name := range r.files {
		_, p, _ := s.read(name)
		for _, a := range p.attrs {
			r.values[a.Name] = a
		}
	}
	s.dropVariables(slices.DeleteFunc(gone, func(p string) bool { return slices.Contains(r.files, p) }))
	s.graph.Changed(&r.node)
}

// dropVariables forgets files of variables unless another root module has them.
func (s *Session) dropVariables(files []string) {
	for _, name := range files {
		used := false
		for _, r := range s.roots {
			used = used || slices.Contains(r.files, name)
		}
		if !used && s.parsed[name] != nil {
			s.unread(name)
		}
	}
}

// value returns the value that a variable is given, or nil.
func (r *root) value(name string, it *item) *model.Value {
	s := r.in.s
	s.graph.Read(&r.node)
	if text, ok := s.opts.Vars[name]; ok {
		return optionValue(it, text)
	}
	a, ok := r.values[name]
	if !ok {
		return nil
	}
	// Values of variables refer to nothing.
	nowhere := s.newInstance(&module{s: s, dir: r.in.rootDir, slots: map[string]*slot{}}, r.in.rootDir)
	return nowhere.env(a.item).eval(a.Expr)
}

// optionValue returns a value given on the command line: the text itself for a
// string, else an expression.
func optionValue(it *item, text string) *model.Value {
	ty, _ := variableType(it)
	if ty == cty.String || ty == cty.DynamicPseudoType {
		return model.NewString(text, source.Range{})
	}
	x, diags := hclsyntax.ParseExpression([]byte(text), "", hcl.InitialPos)
	if diags.HasErrors() || len(text) > maxString {
		return model.NewString(text, source.Range{})
	}
	v, diags := x.Value(nil)
	if diags.HasErrors() {
		return model.NewString(text, source.Range{})
	}
	return fromCty(v, source.Range{})
}
