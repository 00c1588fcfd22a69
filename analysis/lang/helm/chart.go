package helm

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A chart is a chart that is rendered by itself.
type chart struct {
	dir          string
	paths        map[string]bool // its files
	loader       *engine.Loader
	values       map[*yamltext.File]*engine.Node // that were read before
	templates    map[string]*engine.Template     // by full name
	envs         map[string]*environment
	diagnostics  []source.Diagnostic
	declarations []*model.Declaration
}

// An environment is a chart rendered with one set of values.
type environment struct {
	inputs  source.Hash // of the files that make a chart of the others
	files   source.Hash // of those that templates may read
	defines string
	set     *engine.Set
	outputs map[string]*output
	impure  bool
	// namespace is that of the release, where it is not the default.
	namespace string
}

// An output is what one template has rendered.
type output struct {
	*engine.Output
	docs      *yamltext.File
	resources []*model.Resource
	problems  []source.Diagnostic
	broken    bool // it is no YAML
}

func newChart(dir string) *chart {
	return &chart{dir: dir, paths: map[string]bool{}, templates: map[string]*engine.Template{}, envs: map[string]*environment{}}
}

// environments returns what a chart is rendered for.
func (s *Session) environments(dir string) []Environment {
	var out []Environment
	for _, e := range s.opts.Environments {
		ok, _ := path.Match(e.Chart, dir)
		if e.Chart == "" || ok || path.Clean(e.Chart) == dir {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		out = []Environment{{}}
	}
	for i := range out {
		e := &out[i]
		e.Values = slices.Concat(e.Values, s.opts.Values)
		e.Set = slices.Concat(e.Set, s.opts.Set)
		if e.Release == "" {
			e.Release = "release-name"
		}
		if e.Namespace == "" {
			e.Namespace = "default"
		}
	}
	return out
}

// valueFiles returns the files of values beside the chart's own.
func (s *Session) valueFiles(dir string) []string {
	var out []string
	for _, e := range s.environments(dir) {
		out = append(out, e.Values...)
	}
	return out
}

func (c *chart) report(d source.Diagnostic) {
	const most = 200
	if len(c.diagnostics) < most && !slices.Contains(c.diagnostics, d) {
		c.diagnostics = append(c.diagnostics, d)
	}
}

// load loads the chart anew and renders what depends on what has changed. Its error
// is that ctx has ended.
func (c *chart) load(ctx context.Context, s *Session) error {
	before := c.diagnostics
	c.diagnostics = nil
	if c.loader == nil {
		c.loader = &engine.Loader{Report: c.report}
	}
	c.loader.YAML = func(f *engine.File) *yamltext.File { return s.files[f.Source.Path].yaml }
	c.loader.Values = func(f *yamltext.File) *engine.Node { return c.valuesOf(s.files[f.Path]) }
	var resources []*model.Resource
	var err error
	loaded := c.loader.Load(c.files(s))
	if loaded != nil && !loaded.IsLibrary() {
		templates := map[string]*engine.Template{}
		envs := map[string]*environment{}
		for _, e := range s.environments(c.dir) {
			env := c.envs[e.Name]
			if env == nil {
				env = &environment{outputs: map[string]*output{}}
				if e.Namespace != "default" {
					env.namespace = e.Namespace
				}
			}
			envs[e.Name] = env
			if err = c.render(ctx, s, loaded, e, env, templates); err != nil {
				break
			}
			resources = append(resources, c.declared(e, env)...)
		}
		if err == nil {
			c.templates, c.envs = templates, envs
		}
	}
	if err != nil {
		c.diagnostics = before
		return err
	}
	if loaded != nil { // else what it meant last counts
		c.settle(s)
		c.declare(s, resources)
	}
	for _, list := range [][]source.Diagnostic{before, c.diagnostics} {
		for _, d := range list {
			s.delta.diagnosed[d.Path()] = true
		}
	}
	return nil
}

// settle notes which templates have no meaning as they stand.
func (c *chart) settle(s *Session) {
	without := map[string]bool{}
	failing := false
	for _, env := range c.envs {
		if env.set == nil {
			continue
		}
		for _, t := range env.set.InOrder() {
			o := env.outputs[t.Name]
			failing = failing || t.Broken != nil || o != nil && o.Failure != nil
			if t.File.Source != nil && (t.Broken != nil || o != nil && o.Failure != nil) {
				without[t.File.Source.Path] = true
			}
		}
	}
	for p := range c.paths {
		if isTemplate(p) && s.files[p] != nil && s.files[p].settle(without[p], failing) {
			s.delta.files[p] = true
		}
	}
}

// files returns the files of the chart as the engine takes them.
func (c *chart) files(s *Session) []*engine.File {
	var out []*engine.File
	for _, p := range slices.Sorted(keys(c.paths)) {
		f := s.files[p]
		if f == nil || f.data == nil {
			continue
		}
		name := p
		if c.dir != "." {
			name = strings.TrimPrefix(p, c.dir+"/")
		}
		out = append(out, &engine.File{Name: name, Data: f.data, Source: f.File, Parts: f.engineParts()})
	}
	return out
}

func keys(m map[string]bool) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// valuesOf returns the values of a file, read once.
func (c *chart) valuesOf(f *file) *engine.Node {
	if n, ok := c.values[f.yaml]; ok {
		return n
	}
	if c.values == nil || len(c.values) > 64 {
		c.values = map[*yamltext.File]*engine.Node{}
	}
	n := engine.ReadValues(f.yaml, f.within)
	c.values[f.yaml] = n
	return n
}

// inputs returns hashes of what templates can read beside the values: of the files that
// say what the chart and its subcharts are, and of all others.
func (c *chart) inputs(s *Session) (chart, others source.Hash) {
	is, of := sha256.New(), sha256.New()
	for _, p := range slices.Sorted(keys(c.paths)) {
		f := s.files[p]
		if f == nil || isTemplate(p) || p == path.Join(c.dir, "values.yaml") {
			continue
		}
		h := of
		switch name := path.Base(p); {
		case name == chartFile, name == "requirements.yaml", name == "Chart.lock", name == ".helmignore", path.Ext(name) == ".tgz":
			h = is
		}
		fmt.Fprintf(h, "%q %x\n", p, f.hash)
	}
	return source.Hash(is.Sum(nil)), source.Hash(of.Sum(nil))
}

// render renders the chart for an environment.
func (c *chart) render(ctx context.Context, s *Session, loaded *engine.Chart, e Environment, env *environment, templates map[string]*engine.Template) error {
	user, ok := c.userValues(s, e)
	if !ok {
		return nil
	}
	at := source.Range{}
	if f := s.files[path.Join(c.dir, chartFile)]; f != nil && f.File != nil {
		at = source.Range{Anchor: f.Whole, End: uint32(len(f.Text.Line(1)))}
	}
	refuse := func(err error) {
		c.report(source.Diagnostic{Severity: source.Error, Range: at, Summary: "chart cannot be rendered", Detail: err.Error() + "."})
	}
	resolved, err := engine.Resolve(loaded, user, func(d source.Diagnostic) {
		if d.Range.IsZero() {
			d.Range = at
		}
		c.report(d)
	})
	if err != nil {
		refuse(err)
		return nil
	}
	values, err := resolved.AllValues(user)
	if err != nil {
		refuse(err)
		return nil
	}
	resolved.Validate(values, at, c.report)
	parsed, defines := c.parse(s, resolved, at, templates)
	inputs, files := c.inputs(s)
	before := *env
	next := rendering{
		all:   env.impure || inputs != env.inputs || defines != env.defines,
		files: files != env.files,
		old:   env.set,
		scope: func() *engine.Scope {
			return engine.NewScope(resolved, values, engine.Release{Name: e.Release, Namespace: e.Namespace})
		},
		values: engine.Compare(values),
	}
	env.set = s.engine.Set(parsed)
	if err = c.execute(ctx, env, next); err != nil {
		*env = before
		env.inputs = source.Hash{}
		return err
	}
	env.inputs, env.files, env.defines = inputs, files, defines
	return nil
}

// parse parses the templates of a chart, and says which names they define.
func (c *chart) parse(s *Session, resolved *engine.Chart, at source.Range, templates map[string]*engine.Template) ([]*engine.Template, string) {
	var parsed []*engine.Template
	var defines strings.Builder
	for _, n := range resolved.AllTemplates() {
		before := templates[n.Name]
		if before == nil {
			before = c.templates[n.Name]
		}
		t := s.engine.Parse(n.Name, n.File, or(n.Chart.Home, at), before)
		templates[n.Name] = t
		parsed = append(parsed, t)
		defines.WriteString(t.Name + " " + strings.Join(t.Defines(), " ") + "\n")
	}
	for _, name := range resolved.Enabled() {
		defines.WriteString(name + "\n")
	}
	return parsed, defines.String()
}

// A rendering says what of a chart is to be rendered again.
type rendering struct {
	all   bool
	files bool        // what reads files
	old   *engine.Set // what has used other templates
	// values tells what has read other values.
	values *engine.Comparison
	scope  func() *engine.Scope
}

// same reports whether a template would render what it has rendered.
func (r *rendering) same(set *engine.Set, before *output) bool {
	return !r.all && before != nil && !before.Impure && before.Failure == nil && !(r.files && before.ReadFiles()) &&
		set.Same(r.old, before.Used) && r.values.Same(before.Output)
}

// execute executes the templates that have to be.
func (c *chart) execute(ctx context.Context, env *environment, r rendering) error {
	outputs := map[string]*output{}
	impure := false
	for pass := 0; pass < 2; pass++ {
		var seen *engine.Scope
		for _, t := range env.set.InOrder() {
			if !engine.Rendered(t.Name) {
				continue
			}
			before := env.outputs[t.Name]
			if r.same(env.set, before) {
				outputs[t.Name] = before
				continue
			}
			if seen == nil {
				seen = r.scope()
			}
			out := env.set.Execute(ctx, t, seen)
			if err := ctx.Err(); err != nil {
				return err
			}
			impure = impure || out.Impure
			outputs[t.Name] = c.read(t, out, before, env.namespace)
		}
		if !impure || r.all {
			break
		}
		// Templates see what others have changed: all have to be executed, in order.
		r.all = true
	}
	env.outputs, env.impure = outputs, impure
	for _, t := range env.set.InOrder() {
		if t.Broken != nil {
			c.fail(t.Broken)
		}
		if o := outputs[t.Name]; o != nil {
			for _, d := range o.problems {
				c.report(d)
			}
		}
	}
	return nil
}

func or(r, s source.Range) source.Range {
	if r.IsZero() {
		return s
	}
	return r
}

// userValues returns the values of an environment; ok is false where they cannot be
// had.
func (c *chart) userValues(s *Session, e Environment) (values *engine.Node, ok bool) {
	values = engine.Empty()
	at := source.Range{}
	if f := s.files[path.Join(c.dir, chartFile)]; f != nil && f.File != nil {
		at = source.Range{Anchor: f.Whole, End: uint32(len(f.Text.Line(1)))}
	}
	for _, p := range e.Values {
		f := s.files[p]
		if f == nil || f.yaml == nil {
			c.report(source.Diagnostic{Severity: source.Error, Range: at, Summary: "file of values cannot be read", Detail: "There is no YAML file " + p + " in the workspace."})
			continue
		}
		for _, d := range f.yaml.Documents {
			if d.Broken && d.Value == nil {
				return nil, false
			}
		}
		values = engine.Merge(values, c.valuesOf(f))
	}
	for _, assignment := range e.Set {
		next, err := engine.Assign(values, assignment)
		if err != nil {
			c.report(source.Diagnostic{Severity: source.Error, Range: at, Summary: "value cannot be set", Detail: err.Error() + "."})
			continue
		}
		values = next
	}
	return values, true
}

// fail reports why a template cannot be parsed.
func (c *chart) fail(f *engine.Failure) {
	c.report(failure(f, source.Error, "template cannot be parsed"))
}

func failure(f *engine.Failure, severity source.Severity, summary string) source.Diagnostic {
	return source.Diagnostic{Severity: severity, Range: f.At, Summary: summary, Detail: strings.TrimSuffix(f.Message, ".") + "."}
}

// read reads what a template has rendered. Where it has rendered nothing that can be
// read, what it meant before counts on.
func (c *chart) read(t *engine.Template, out *engine.Output, before *output, namespace string) *output {
	o := &output{Output: out}
	for _, m := range out.Missing {
		o.problems = append(o.problems, failure(&m, source.Notice, "a value is required that is not given"))
	}
	if out.Failure != nil && out.Failure != t.Broken {
		o.problems = append(o.problems, failure(out.Failure, source.Error, "template cannot be rendered"))
	}
	if out.Failure != nil {
		if before != nil {
			o.docs, o.resources = before.docs, before.resources
		}
		return o
	}
	var old *yamltext.File
	if before != nil {
		if old = before.docs; before.Failure == nil && !before.broken && out.Equal(before.Output) {
			o.docs, o.resources = old, before.resources
			return o
		}
	}
	if old != nil && string(old.Text.Bytes()) == out.Text {
		o.docs = old
	} else {
		o.docs = engine.Documents.Parse(t.Name, []byte(out.Text), old)
	}
	for _, d := range o.docs.Documents {
		if d.Broken {
			o.broken = true
			for _, p := range d.Diagnostics {
				p.Range = or(out.Where(d, p.Range), t.Top())
				p.Summary = "rendered template is not YAML: " + p.Summary
				o.problems = append(o.problems, p)
			}
		} else if d.Value != nil {
			o.resources = append(o.resources, kubernetes.Resources(inNamespace(out.Place(d), namespace), false)...)
		}
	}
	if o.broken && before != nil {
		o.resources = before.resources
	}
	return o
}

// inNamespace returns an object that names no namespace in that of its release, where
// it will be installed.
func inNamespace(v *model.Value, namespace string) *model.Value {
	meta := v.Get("metadata")
	if namespace == "" || meta.Kind() != model.Object || !meta.Get("namespace").IsNull() {
		return v
	}
	with := func(o *model.Value, a model.Attr) *model.Value {
		attrs := append(slices.Clone(o.Attrs()), a)
		return model.NewObject(attrs, o.Range()).Behind(o.Via()).With(o.Flags())
	}
	name := model.NewString(namespace, source.Range{}).With(model.Default)
	old, _ := v.Attr("metadata")
	old.Value = with(meta, model.Attr{Name: "namespace", Value: name})
	return with(v, old)
}

// declared returns what an environment declares.
func (c *chart) declared(e Environment, env *environment) []*model.Resource {
	stack := c.dir
	if e.Name != "" {
		stack += "@" + e.Name
	}
	seen := map[model.Address]int{}
	var out []*model.Resource
	if env.set == nil {
		return nil
	}
	for _, t := range env.set.InOrder() {
		o := env.outputs[t.Name]
		if o == nil {
			continue
		}
		for _, r := range o.resources {
			named := *r
			named.Origin.Language, named.Origin.Stack = Language, stack
			if seen[r.Address]++; seen[r.Address] > 1 {
				named.Address += model.Address("#" + strconv.Itoa(seen[r.Address]))
			}
			out = append(out, &named)
		}
	}
	return out
}

// declare makes the declarations of the chart those of resources.
func (c *chart) declare(s *Session, resources []*model.Resource) {
	type name struct {
		stack   string
		address model.Address
	}
	old := map[name]*model.Declaration{}
	for _, d := range c.declarations {
		old[name{d.Resource.Origin.Stack, d.Resource.Address}] = d
	}
	c.declarations = nil
	for i, r := range resources {
		n := name{r.Origin.Stack, r.Address}
		d := old[n]
		if d == nil {
			d = &model.Declaration{}
		}
		delete(old, n)
		at := place{path: r.Origin.Header.File(), stack: r.Origin.Stack, seq: i}
		if f := s.files[at.path]; f != nil && f.File != nil {
			at.offset, _, _ = f.Offsets(r.Origin.Header)
		}
		d.At = at
		if d.Resource == nil || !model.EqualResources(d.Resource, r) {
			d.Resource = r
			s.delta.declarations[d] = true
		}
		c.declarations = append(c.declarations, d)
	}
	for _, d := range old {
		d.Resource = nil
		s.delta.declarations[d] = true
	}
}

// withdraw takes back all that the chart says.
func (c *chart) withdraw(s *Session) {
	c.declare(s, nil)
	for _, d := range c.diagnostics {
		s.delta.diagnosed[d.Path()] = true
	}
	for p, f := range s.files {
		if f.users[c.dir] {
			s.release(p, c)
		}
	}
	delete(s.stale, c.dir)
}
