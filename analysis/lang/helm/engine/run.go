package engine

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Limits on what one template may do. Charts come from strangers.
const (
	maxSteps  = 1_000_000 // calls of functions, rounds of loops, elements looked at
	maxAll    = 8_000_000 // the same, of all templates of a chart together
	maxMade   = 192 << 20 // bytes of all texts that are made on the way
	maxString = 8 << 20   // bytes of one
	maxDepth  = 400       // templates within templates
	maxNest   = 200       // tables within tables
	long      = 64 << 10  // bytes of a long text
)

// An Engine parses and executes templates. It is used by one goroutine.
type Engine struct {
	funcs template.FuncMap
	run   *run
	next  uint32 // number of the next site
	bare  map[string]*bareTree
	sizes map[string]int // of regular expressions
	steps int            // that one template may take
}

// A run is the execution of one template.
type run struct {
	ctx     context.Context
	set     *Set
	reg     *registry
	root    *template.Template // what include looks names up in
	out     *Output
	records []*record
	steps   int
	limit   int
	made    int
	depth   int
	chance  bool // a placeholder was made
}

var (
	errSteps  = errors.New("the template does more than is analysed")
	errMade   = errors.New("the template makes more text than is analysed")
	errDepth  = fmt.Errorf("templates are nested deeper than the %d levels that are analysed", maxDepth)
	errNested = errors.New("values are nested deeper than is analysed, or hold themselves")
)

// spend counts work. It panics where there has been too much; text/template makes
// an error of that.
func (r *run) spend(n int) {
	before := r.steps
	r.steps += n
	if r.steps > r.limit {
		panic(errSteps)
	}
	if before>>8 != r.steps>>8 {
		if err := r.ctx.Err(); err != nil {
			panic(err)
		}
	}
}

// make counts text. What is long counts more, since it often has taken long, too.
func (r *run) make(n int) {
	r.made += n
	if n > long {
		r.made += 8 * n
	}
	if n > maxString || r.made > maxMade {
		panic(errMade)
	}
}

// measure walks over a value, which must not be endless.
func (r *run) measure(v reflect.Value, depth int) {
	if depth > maxNest {
		panic(errNested)
	}
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
		if depth++; depth > maxNest {
			panic(errNested)
		}
	}
	switch v.Kind() {
	case reflect.String:
		r.spend(1 + v.Len()>>8)
		if v.Len() > long {
			r.spend(v.Len() >> 4)
		}
	case reflect.Map:
		r.spend(1 + v.Len())
		for it := v.MapRange(); it.Next(); {
			r.measure(it.Value(), depth+1)
		}
	case reflect.Slice, reflect.Array:
		r.spend(1 + v.Len())
		if k := v.Type().Elem().Kind(); k == reflect.Interface || k == reflect.Map || k == reflect.Slice || k == reflect.String || k == reflect.Pointer {
			for i := range v.Len() {
				r.measure(v.Index(i), depth+1)
			}
		}
	case reflect.Struct:
		r.spend(1)
	}
}

// A limited writer takes what templates print.
type limited struct {
	strings.Builder
	r *run
}

func (w *limited) Write(b []byte) (int, error) {
	w.r.made += len(b)
	if w.r.made > maxMade || w.Len()+len(b) > 2*maxString {
		return 0, errMade
	}
	return w.Builder.Write(b)
}

// Execute renders the template of a name.
func (s *Set) Execute(ctx context.Context, t *Template, scope *Scope) *Output {
	e := s.engine
	out := &Output{Used: map[string]bool{t.Name: true}, reads: reads{keys: map[keyRead]bool{}, whole: map[*step]bool{}}, values: scope.all}
	if t.Broken != nil && t.bodies == nil {
		out.Failure = t.Broken
		return out
	}
	r := &run{ctx: ctx, set: s, reg: scope.reg, root: s.root, out: out}
	r.limit = min(e.steps, maxAll-scope.spent)
	e.run = r
	defer func() { e.run, scope.spent = nil, scope.spent+r.steps }()
	data := scope.contexts[t.Name]
	data["Template"] = map[string]any{"Name": t.Name, "BasePath": scope.basePaths[t.Name]}
	w := &limited{r: r}
	if err := execute(s.root, w, t.Name, data); err != nil {
		out.Failure = s.failure(t, err)
		return out
	}
	out.decode(strings.ReplaceAll(w.String(), "<no value>", ""), s, r.records)
	return out
}

// execute is ExecuteTemplate, in which a panic of ours is an error.
func execute(root *template.Template, w *limited, name string, data any) (err error) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(error)
			if !ok {
				e = fmt.Errorf("%v", p)
			}
			err = e
		}
	}()
	return root.ExecuteTemplate(w, name, data)
}

var execForm = regexp.MustCompile(`template: [^:\n]+:(\d+):(\d+): (?:executing ("(?:[^"\\]|\\.)*"))?`)

// failure places an error of execution: where the innermost template failed.
func (s *Set) failure(t *Template, err error) *Failure {
	message := err.Error()
	f := &Failure{At: t.Top()}
	for {
		m := execForm.FindStringSubmatchIndex(message)
		if m == nil {
			break
		}
		line, _ := strconv.Atoi(message[m[2]:m[3]])
		column, _ := strconv.Atoi(message[m[4]:m[5]])
		if m[6] < 0 {
			message = message[m[1]:]
			continue
		}
		name, _ := strconv.Unquote(message[m[6]:m[7]])
		if in := s.byName[name]; in != nil {
			start, end := (&instrument{body: in}).extent(min(lineStart(in.text, line)+column, len(in.text)))
			f.At = in.at(start-in.start, end-in.start)
		}
		message = message[m[6]:]
	}
	if _, after, ok := strings.Cut(message, ">: "); ok && strings.HasPrefix(message, `"`) {
		message = after
	}
	for _, name := range []string{"__include", "__print", "__required", "__body", "__step"} {
		message = strings.TrimPrefix(message, "error calling "+name+": ")
	}
	f.Message = unmarked(message)
	return f
}

// include returns what a template prints, marks included.
func (r *run) include(name string, data any) (string, error) {
	if r.depth++; r.depth > maxDepth {
		return "", errDepth
	}
	defer func() { r.depth-- }()
	w := &limited{r: r}
	err := r.root.ExecuteTemplate(w, name, data)
	return w.String(), err
}

// print returns what an action prints, with marks around it.
func (r *run) print(number int, args ...any) (string, error) {
	value := args[len(args)-1]
	if _, ok := value.(string); !ok {
		r.measure(reflect.ValueOf(value), 0)
		r.whole(value)
	}
	text, err := printed(value)
	if err != nil || number == 0 {
		return text, err
	}
	b, s := r.set.find(uint32(number))
	if b == nil {
		return text, nil
	}
	r.spend(1)
	for _, op := range s.operands {
		// What is printed of a table is looked for in it.
		if at := r.reg.steps[identity(r.follow(args[op.base], op.names))]; at != nil && at.node.kind != model.String {
			r.out.reads.whole[at] = true
		}
	}
	start := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsSpace(c) })
	if start < 0 {
		return text, nil
	}
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if !s.deep {
		text = unmarkedRange(text, &start, &end)
	}
	rec := &record{b: b, s: s}
	for _, op := range s.operands[:min(len(s.operands), maxOperands)] {
		if n := r.resolve(args[op.base], op.names); n != nil {
			rec.nodes = append(rec.nodes, n)
		}
	}
	r.records = append(r.records, rec)
	r.make(len(text) + 2*markLength)
	return text[:start] + mark(firstRecord+uint32(len(r.records)-1)) + text[start:end] + mark(endMark) + text[end:], nil
}

// handed returns the value, which is the last argument, that an action or a loop goes
// on with.
func (r *run) handed(number int, args ...any) any {
	v := args[len(args)-1]
	r.weighOne(reflect.ValueOf(v))
	if b, s := r.set.find(uint32(number)); number > 0 && b != nil {
		for _, op := range s.operands {
			r.follow(args[op.base], op.names)
		}
		if s.loop {
			r.argument("range", reflect.ValueOf(v))
		}
	}
	return v
}

// unmarkedRange takes marks out of a text of which a part is meant.
func unmarkedRange(text string, start, end *int) string {
	if !strings.Contains(text, introducerText) {
		return text
	}
	text = unmarked(text)
	*start = strings.IndexFunc(text, func(c rune) bool { return !unicode.IsSpace(c) })
	*end = len(strings.TrimRightFunc(text, unicode.IsSpace))
	if *start < 0 {
		*start, *end = 0, 0
	}
	return text
}

// printed is what text/template prints of a value.
func printed(v any) (string, error) {
	switch x := v.(type) {
	case string:
		return x, nil
	case nil:
		return "<no value>", nil
	}
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer {
		if rv.IsNil() {
			return "<nil>", nil
		}
		_, isError := v.(error)
		if _, ok := v.(fmt.Stringer); !ok && !isError {
			v = rv.Elem().Interface()
		}
	}
	if k := rv.Kind(); k == reflect.Func || k == reflect.Chan {
		return "", fmt.Errorf("can't print a value of type %s", rv.Type())
	}
	return fmt.Sprint(v), nil
}

// resolve returns the node that names lead to from a value.
func (r *run) resolve(base any, names []string) *Node {
	for i := len(names); ; i-- {
		// The last value on the way that is known leads on by its own names.
		v, ok := descend(base, names[:i])
		if ok {
			if n := r.reg.find(v); n != nil {
				return n.Lookup(names[i:]...)
			}
		}
		if i == 0 {
			return nil
		}
	}
}

// descend follows names through tables.
func descend(v any, names []string) (any, bool) {
	for _, name := range names {
		m, ok := v.(map[string]any)
		if !ok {
			return nil, false
		}
		if v, ok = m[name]; !ok {
			return nil, false
		}
	}
	return v, true
}
