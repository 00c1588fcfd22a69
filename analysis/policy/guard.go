package policy

import (
	"math/big"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A guard is a condition on one attribute that must hold for a definition of a
// rule to contain anything: what can be read off the definition's text without
// evaluating it.
type guard struct {
	// path leads to the attribute, from the input or from an element.
	path []string
	want want
	// values are those that oneOf and noneOf name, and the number that above, below
	// and longer do, in the form of [constant].
	values []string
	// alts are the guards on the element that some wants, in one list, and those of
	// each definition of the rule that anyOf and unless name.
	alts [][]guard
}

type want uint8

const (
	// present: the attribute is there.
	present want = iota
	// truthy: it is there and not false.
	truthy
	// falsy: it is missing or false.
	falsy
	// oneOf: it is there and one of the values.
	oneOf
	// noneOf: it is missing or none of the values.
	noneOf
	// above and below: it is there, and sorted behind or before the number.
	above
	below
	// longer: it is a text, list or object of more parts than the number.
	longer
	// empty: it is a text, list or object without parts.
	empty
	// some: it is a list or object with an element for which all of alts hold.
	some
	// anyOf: one of alts holds, whatever the path.
	anyOf
	// unless: none of alts holds, whatever the path.
	unless
)

// A clause is what can be read off one definition of a rule.
type clause struct {
	guards []guard
	// verdict is what the definition contains exactly if all guards hold; nil
	// where that is for Rego to say.
	verdict []model.Path
}

// conditions are rules that say yes or nothing, by name: what other rules of the same
// package name as conditions.
type conditions map[string][]*ast.Rule

// conditionsOf returns those among rules.
func conditionsOf(rules []*ast.Rule) conditions {
	byName := conditions{}
	for _, r := range rules {
		name := ruleName(r)
		plain := r.Head.RuleKind() == ast.SingleValue && len(r.Head.Args) == 0 && len(r.Head.Reference) < 2 && !r.Default && r.Else == nil &&
			r.Head.Value != nil && r.Head.Value.Value.Compare(ast.Boolean(true)) == 0
		if old, ok := byName[name]; !plain || ok && old == nil {
			byName[name] = nil // it may be something else
			continue
		}
		byName[name] = append(byName[name], r)
	}
	return byName
}

// clauseOf reads a definition.
func (c conditions) clauseOf(r *ast.Rule) clause {
	gs, all := c.guardsOf(r.Body, 0)
	read := clause{guards: gs}
	if key := r.Head.Key; all && key != nil && key.IsGround() {
		read.verdict, _ = pathsOf(key)
	}
	return read
}

// maxConditions bounds how many rules deep conditions are followed.
const maxConditions = 4

// A reading is what has been read off a body.
type reading struct {
	// guards are those on the input, under "", and on variables.
	guards map[ast.Var][]guard
	// lists are what variables are elements of.
	lists []element
	exact bool
}

// An element is a variable for an element of what is at a path from another variable,
// or from the input.
type element struct {
	name, of ast.Var
	path     []string
}

// guardsOf returns the guards that the body of a rule's definition implies, and
// whether they are all that it says.
func (c conditions) guardsOf(body ast.Body, depth int) (gs []guard, all bool) {
	r := reading{guards: map[ast.Var][]guard{}, exact: true}
	for _, e := range body {
		exact := false
		if len(e.With) > 0 {
			r.exact = false
			continue
		}
		switch terms := e.Terms.(type) {
		case *ast.Term:
			exact = r.term(e, terms) || c.named(&r, e, terms, depth)
		case []*ast.Term:
			if of, g, ok := r.comparison(e); ok {
				exact = true
				r.add(of, g)
			}
			if !e.Negated {
				r.arguments(terms[1:])
			}
		case *ast.SomeDecl:
			exact = r.declaration(terms)
		}
		r.exact = r.exact && exact
	}
	return r.assemble(""), r.exact
}

func (r *reading) add(of ast.Var, g guard) { r.guards[of] = append(r.guards[of], g) }

// assemble returns the guards on the input or on a variable, with those on what is in
// it.
func (r *reading) assemble(of ast.Var) []guard {
	gs := r.guards[of]
	for _, e := range r.lists {
		if e.of == of {
			gs = append(gs, guard{path: e.path, want: some, alts: [][]guard{r.assemble(e.name)}})
		}
	}
	return gs
}

// term reads an expression that is a value by itself, and reports whether that is all
// it says.
func (r *reading) term(e *ast.Expr, t *ast.Term) bool {
	of, path, whole, ok := r.guardOn(t)
	switch {
	case !ok:
	case !e.Negated && whole:
		r.add(of, guard{path: path, want: truthy})
	case !e.Negated:
		r.add(of, guard{path: path, want: present})
	case whole:
		r.add(of, guard{path: path, want: falsy})
	}
	return ok && whole
}

// named reads an expression that is the name of another rule, and reports whether that
// rule is read to the end.
func (c conditions) named(r *reading, e *ast.Expr, t *ast.Term, depth int) bool {
	v, ok := t.Value.(ast.Var)
	rules := c[string(v)]
	if !ok || len(rules) == 0 || depth == maxConditions || slices.ContainsFunc(r.lists, func(e element) bool { return e.name == v }) {
		return false
	}
	exact := true
	var alts [][]guard
	for _, rule := range rules {
		gs, all := c.guardsOf(rule.Body, depth+1)
		exact = exact && all
		if all || !e.Negated {
			alts = append(alts, gs)
		}
	}
	if e.Negated {
		r.add("", guard{want: unless, alts: alts})
	} else {
		r.add("", guard{want: anyOf, alts: alts})
	}
	return exact
}

// declaration reads "some x in list", and reports whether that is all it says.
func (r *reading) declaration(d *ast.SomeDecl) bool {
	if len(d.Symbols) != 1 {
		return false
	}
	call, ok := d.Symbols[0].Value.(ast.Call)
	if !ok || len(call) < 3 {
		return false
	}
	name, isVar := call[len(call)-2].Value.(ast.Var)
	of, path, whole, ok := r.guardOn(call[len(call)-1])
	if !ok || !whole || !isVar || name.IsWildcard() || name == ast.InputRootDocument.Value {
		r.arguments(call[1:])
		return false
	}
	key, isVar := call[1].Value.(ast.Var)
	if slices.ContainsFunc(r.lists, func(e element) bool { return e.name == name }) || len(r.guards[name]) > 0 || len(call) == 4 && (!isVar || key == name) {
		r.arguments(call[1:])
		return false
	}
	r.lists = append(r.lists, element{name, of, path})
	return true
}

// comparison returns the guard of a comparison of an attribute with constants:
// a == "x", a != "x", a in {"x", "y"}, not a == "x", a > 0, count(a) > 0.
func (r *reading) comparison(e *ast.Expr) (of ast.Var, g guard, ok bool) {
	ops := e.Operands()
	if len(ops) != 2 {
		return "", guard{}, false
	}
	attr, other := ops[0], ops[1]
	if counted := countedIn(attr); counted != nil {
		return r.length(e, counted, other)
	}
	want := oneOf
	switch op := e.Operator().String(); {
	case op == ast.Equal.Name || op == ast.Equality.Name:
		if _, _, _, ok := r.guardOn(attr); !ok {
			attr, other = other, attr
		}
		if e.Negated {
			want = noneOf
		}
	case op == ast.NotEqual.Name && !e.Negated:
		want = noneOf
	case op == ast.GreaterThan.Name && !e.Negated:
		want = above
	case op == ast.LessThan.Name && !e.Negated:
		want = below
	case op == ast.Member.Name && !e.Negated:
		of, path, whole, ok := r.guardOn(attr)
		values, known := constants(other)
		return of, guard{path: path, want: want, values: values}, ok && whole && known
	default:
		return "", guard{}, false
	}
	of, path, whole, ok := r.guardOn(attr)
	value, known := constant(other.Value)
	if want == above || want == below {
		known = known && value[0] == 'n'
	}
	return of, guard{path: path, want: want, values: []string{value}}, ok && whole && known
}

// countedIn returns what a call of count counts, nil for what is none.
func countedIn(t *ast.Term) *ast.Term {
	if call, ok := t.Value.(ast.Call); ok && len(call) == 2 && call[0].String() == ast.Count.Name {
		return call[1]
	}
	return nil
}

// length returns the guard of a comparison of a length with a number.
func (r *reading) length(e *ast.Expr, counted, number *ast.Term) (ast.Var, guard, bool) {
	of, path, whole, ok := r.guardOn(counted)
	value, known := constant(number.Value)
	g := guard{path: path}
	switch op := e.Operator().String(); {
	case !known || value[0] != 'n' || e.Negated:
		ok = false
	case op == ast.GreaterThan.Name:
		g.want, g.values = longer, []string{value}
	case op == ast.Equal.Name && value == intConstant(0):
		g.want = empty
	default:
		ok = false
	}
	return of, g, ok && whole
}

// constants returns the elements of a set or array of constants.
func constants(t *ast.Term) (values []string, ok bool) {
	ok = true
	add := func(e *ast.Term) {
		v, known := constant(e.Value)
		values, ok = append(values, v), ok && known
	}
	switch v := t.Value.(type) {
	case ast.Set:
		v.Foreach(add)
	case *ast.Array:
		v.Foreach(add)
	default:
		return nil, false
	}
	slices.Sort(values)
	return values, ok
}

// constant returns a string, boolean or whole number in a form in which it differs
// from all others.
func constant(v ast.Value) (text string, ok bool) {
	switch v := v.(type) {
	case ast.Number:
		n, ok := v.Int64()
		return intConstant(n), ok
	case ast.String:
		return "s" + string(v), true
	case ast.Boolean:
		return boolConstant(bool(v)), true
	}
	return "", false
}

func intConstant(n int64) string { return "n" + strconv.FormatInt(n, 10) }

func boolConstant(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// arguments adds guards for the arguments of a call that is evaluated, all of which
// must be there.
func (r *reading) arguments(args []*ast.Term) {
	for _, a := range args {
		if call, ok := a.Value.(ast.Call); ok {
			r.arguments(call[1:])
		} else if of, path, _, ok := r.guardOn(a); ok && len(path) > 0 {
			r.add(of, guard{path: path, want: present})
		}
	}
}

// guardOn returns the attribute that a reference into input or into an element names
// literally, and whether that is all of the reference.
func (r *reading) guardOn(t *ast.Term) (of ast.Var, path []string, whole, ok bool) {
	if v, isVar := t.Value.(ast.Var); isVar {
		return v, nil, true, r.known(v)
	}
	ref, isRef := t.Value.(ast.Ref)
	if !isRef || len(ref) < 2 {
		return "", nil, false, false
	}
	if !ref[0].Equal(ast.InputRootDocument) {
		v, isVar := ref[0].Value.(ast.Var)
		if !isVar || !r.known(v) {
			return "", nil, false, false
		}
		of = v
	}
	for _, step := range ref[1:] {
		name, isName := step.Value.(ast.String)
		if !isName {
			return of, path, false, len(path) > 0
		}
		path = append(path, string(name))
	}
	return of, path, true, true
}

// known reports whether a variable is an element.
func (r *reading) known(v ast.Var) bool {
	return slices.ContainsFunc(r.lists, func(e element) bool { return e.name == v })
}

// holds evaluates g on a resource's value as policies see it.
func (g guard) holds(v *model.Value) bool {
	switch g.want {
	case anyOf:
		return slices.ContainsFunc(g.alts, func(gs []guard) bool { return allHold(gs, v) })
	case unless:
		return !slices.ContainsFunc(g.alts, func(gs []guard) bool { return allHold(gs, v) })
	}
	return g.follow(v, asIs)
}

// follow evaluates g on a value that has a shape.
func (g guard) follow(v *model.Value, s shape) bool {
	for _, name := range g.path {
		if s == written { // a string, which has no parts
			return g.missing()
		}
		if doc := v.Doc(); doc != nil {
			v = doc
		}
		v = v.Get(name)
		if s = shapeOf(v, true); s == hidden {
			return g.missing()
		}
	}
	if s == written {
		return g.is("s"+writtenAs(v), false)
	}
	return g.on(v)
}

// missing evaluates g for an attribute that is not there.
func (g guard) missing() bool { return g.want == falsy || g.want == noneOf }

// on evaluates g for an attribute that is there.
func (g guard) on(v *model.Value) bool {
	if doc := v.Doc(); doc != nil {
		v = doc
	}
	switch g.want {
	case some:
		return g.someOf(v)
	case longer, empty:
		n, ok := lengthOf(v)
		return ok && (g.want == empty && n == 0 || g.want == longer && int64(n) > g.limit())
	}
	if b, ok := v.AsBool(); ok {
		return g.is(boolConstant(b), !b)
	}
	if n, ok := v.AsInt(); ok {
		return g.is(intConstant(n), false)
	}
	if s, ok := v.AsString(); ok {
		return g.is("s"+s, false)
	}
	if v.Kind() == model.Number {
		return g.number(v)
	}
	if v.IsNull() && g.want == above {
		return false
	}
	if v.IsNull() && g.want == below {
		return true
	}
	return g.is("", false)
}

// lengthOf returns what count does.
func lengthOf(v *model.Value) (n int, ok bool) {
	switch v.Kind() {
	case model.String:
		s, _ := v.AsString()
		return utf8.RuneCountInString(s), true
	case model.List:
		return v.Len(), true
	case model.Object:
		for _, a := range v.Attrs() {
			if shapeOf(a.Value, true) != hidden {
				n++
			}
		}
		return n, true
	}
	return 0, false
}

// someOf reports whether an element of a list or object is what g wants.
func (g guard) someOf(v *model.Value) bool {
	all := func(e *model.Value, s shape) bool {
		return !slices.ContainsFunc(g.alts[0], func(g guard) bool { return !g.follow(e, s) })
	}
	switch v.Kind() {
	case model.List:
		return slices.ContainsFunc(v.Elems(), func(e *model.Value) bool { return all(e, shapeOf(e, false)) })
	case model.Object:
		return slices.ContainsFunc(v.Attrs(), func(a model.Attr) bool {
			s := shapeOf(a.Value, true)
			return s != hidden && all(a.Value, s)
		})
	}
	return false
}

// number evaluates g for a number that is not whole, or too large.
func (g guard) number(v *model.Value) bool {
	if g.want != above && g.want != below {
		return g.is("", false)
	}
	if _, isText := numberOf(v).(ast.String); isText {
		return g.want == above
	}
	n, _ := v.AsNumber()
	c := n.Cmp(new(big.Float).SetInt64(g.limit()))
	return c > 0 && g.want == above || c < 0 && g.want == below
}

// limit is the number that above and below name.
func (g guard) limit() int64 {
	n, _ := strconv.ParseInt(g.values[0][1:], 10, 64)
	return n
}

// is evaluates g for an attribute that is there, of which value is the constant
// that it is; "" where it is of another kind.
func (g guard) is(value string, no bool) bool {
	switch g.want {
	case truthy:
		return !no
	case falsy:
		return no
	case oneOf:
		return slices.Contains(g.values, value)
	case noneOf:
		return !slices.Contains(g.values, value)
	case above, below:
		return g.sorted(value)
	case longer: // of a text that is not known
		return len(value) > 1
	case some, empty:
		return false
	}
	return true
}

// sorted evaluates above and below for a constant: Rego sorts truth values before
// numbers, and everything else behind.
func (g guard) sorted(value string) bool {
	switch {
	case value == boolConstant(true) || value == boolConstant(false):
		return g.want == below
	case value == "" || value[0] != 'n':
		return g.want == above
	}
	n, _ := strconv.ParseInt(value[1:], 10, 64)
	return n > g.limit() && g.want == above || n < g.limit() && g.want == below
}

// decide returns what a rule contains, as far as its clauses tell; open is true
// where that is for Rego to say.
func (r *rule) decide(v *model.Value) (verdicts [][]model.Path, open bool) {
	for _, c := range r.clauses {
		if !allHold(c.guards, v) {
			continue
		}
		if c.verdict == nil {
			return nil, true
		}
		if !slices.ContainsFunc(verdicts, func(other []model.Path) bool { return comparePaths(other, c.verdict) == 0 }) {
			verdicts = append(verdicts, c.verdict)
		}
	}
	return verdicts, false
}

func allHold(guards []guard, v *model.Value) bool {
	for _, g := range guards {
		if !g.holds(v) {
			return false
		}
	}
	return true
}
