package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/Masterminds/sprig/v3"
	"sigs.k8s.io/yaml"
	yamlv3 "sigs.k8s.io/yaml/goyaml.v3"
)

// New returns an engine.
func New() *Engine {
	e := &Engine{bare: map[string]*bareTree{}, sizes: map[string]int{}, steps: maxSteps}
	e.funcs = template.FuncMap{}
	funcs := sprig.TxtFuncMap()
	delete(funcs, "env")
	delete(funcs, "expandenv")
	for _, more := range []template.FuncMap{texts, durations, e.unknowable(), e.bounded()} {
		for name, f := range more {
			funcs[name] = f
		}
	}
	for name, f := range funcs {
		e.funcs[name] = e.guard(name, f)
	}
	for name, f := range e.templates() {
		e.funcs[name] = f
	}
	return e
}

// texts are the functions that Helm adds to those of sprig
// (https://helm.sh/docs/chart_template_guide/function_list/).
var texts = template.FuncMap{
	"toYaml":        func(v any) string { s, _ := toYAML(v); return s },
	"mustToYaml":    toYAML,
	"toYamlPretty":  toYAMLPretty,
	"fromYaml":      func(s string) map[string]any { return from[map[string]any](s, unmarshalYAML, asError) },
	"fromYamlArray": func(s string) []any { return from[[]any](s, unmarshalYAML, asErrors) },
	"toJson":        func(v any) string { s, _ := toJSON(v); return s },
	"mustToJson":    toJSON,
	"fromJson":      func(s string) map[string]any { return from[map[string]any](s, json.Unmarshal, asError) },
	"fromJsonArray": func(s string) []any { return from[[]any](s, json.Unmarshal, asErrors) },
	"toToml":        func(v any) string { s, err := toTOML(v); return orError(s, err) },
	"mustToToml":    toTOML,
	"fromToml":      func(s string) map[string]any { return from[map[string]any](s, toml.Unmarshal, asError) },
	"lookup":        func(string, string, string, string) map[string]any { return map[string]any{} },
	"getHostByName": func(string) string { return "" },
	"fail":          func(message string) (string, error) { return "", errors.New(message) },
	"required":      func(string, any) any { return nil }, // it has another name when it is called
	"include":       func(string, any) string { return "" },
	"tpl":           func(string, any) any { return "" },
	"print":         fmt.Sprint,
	"println":       fmt.Sprintln,
	"html":          template.HTMLEscaper,
	"js":            template.JSEscaper,
	"urlquery":      template.URLQueryEscaper,
}

func toYAML(v any) (string, error) {
	text, err := yaml.Marshal(v)
	return strings.TrimSuffix(string(text), "\n"), err
}

func toYAMLPretty(v any) string {
	var b bytes.Buffer
	e := yamlv3.NewEncoder(&b)
	e.SetIndent(2)
	if e.Encode(v) != nil {
		return ""
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func toJSON(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

func toTOML(v any) (string, error) {
	var b bytes.Buffer
	err := toml.NewEncoder(&b).Encode(v)
	return b.String(), err
}

func orError(s string, err error) string {
	if err != nil {
		return err.Error()
	}
	return s
}

func unmarshalYAML(text []byte, v any) error { return yaml.Unmarshal(text, v) }

// from decodes a text; an error is a value, too.
func from[T any](s string, decode func([]byte, any) error, failed func(T, error) T) T {
	v := reflect.MakeMap(reflect.TypeFor[map[string]any]()).Interface()
	out, ok := v.(T)
	if !ok {
		out, _ = any([]any{}).(T)
	}
	if err := decode([]byte(s), &out); err != nil {
		return failed(out, err)
	}
	return out
}

func asError(m map[string]any, err error) map[string]any {
	if m == nil {
		m = map[string]any{}
	}
	m["Error"] = err.Error()
	return m
}

func asErrors(_ []any, err error) []any { return []any{err.Error()} }

// durations are the functions of Helm 4 on spans of time.
var durations = template.FuncMap{
	"mustToDuration":       toDuration,
	"durationSeconds":      func(v any) float64 { return orZero(v).Seconds() },
	"durationMilliseconds": func(v any) int64 { return orZero(v).Milliseconds() },
	"durationMicroseconds": func(v any) int64 { return orZero(v).Microseconds() },
	"durationNanoseconds":  func(v any) int64 { return orZero(v).Nanoseconds() },
	"durationMinutes":      func(v any) float64 { return orZero(v).Minutes() },
	"durationHours":        func(v any) float64 { return orZero(v).Hours() },
	"durationDays":         func(v any) float64 { return orZero(v).Hours() / 24 },
	"durationWeeks":        func(v any) float64 { return orZero(v).Hours() / 24 / 7 },
	"durationRoundTo":      func(v, m any) time.Duration { return inUnits(v, m, time.Duration.Round) },
	"durationTruncateTo":   func(v, m any) time.Duration { return inUnits(v, m, time.Duration.Truncate) },
}

func inUnits(v, m any, f func(d, m time.Duration) time.Duration) time.Duration {
	d := orZero(v)
	if unit, err := toDuration(m); err == nil {
		return f(d, unit)
	}
	return d
}

func orZero(v any) time.Duration { d, _ := toDuration(v); return d }

// toDuration takes durations, texts such as 1h30m, and numbers of seconds.
func toDuration(v any) (time.Duration, error) {
	switch x := v.(type) {
	case time.Duration:
		return x, nil
	case string:
		x = strings.TrimSpace(x)
		if d, err := time.ParseDuration(x); err == nil {
			return d, nil
		}
		f, err := strconv.ParseFloat(x, 64)
		if err != nil {
			return 0, fmt.Errorf("could not parse duration %q", x)
		}
		return seconds(f)
	}
	switch rv := reflect.ValueOf(v); {
	case rv.CanInt():
		return seconds(float64(rv.Int()))
	case rv.CanUint():
		return seconds(float64(rv.Uint()))
	case rv.CanFloat():
		return seconds(rv.Float())
	}
	return 0, fmt.Errorf("unsupported duration type %T", v)
}

func seconds(f float64) (time.Duration, error) {
	if ns := f * float64(time.Second); math.Abs(ns) < math.MaxInt64 {
		return time.Duration(ns), nil
	}
	return 0, errors.New("duration out of range")
}

// unknowable are functions whose outcome nobody can tell: it is left to chance, to
// the clock, or slow by design. What they give is marked.
func (e *Engine) unknowable() template.FuncMap {
	text := func(n int) string {
		e.run.chance = true
		if n <= 0 {
			return ""
		}
		e.run.make(n)
		return placeholderText + strings.Repeat("x", n-1)
	}
	certificate := func(...any) map[string]any {
		return map[string]any{"Cert": text(64), "Key": text(64)}
	}
	long := func(...any) string { return text(64) }
	out := template.FuncMap{
		"randInt": func(low, _ int) int { return low },
		"now":     func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) },
		"uuidv4":  func() string { return text(36) },
	}
	for _, name := range []string{"randAlphaNum", "randAlpha", "randAscii", "randNumeric", "randBytes"} {
		out[name] = text
	}
	for _, name := range []string{"genPrivateKey", "derivePassword", "htpasswd", "bcrypt", "encryptAES"} {
		out[name] = long
	}
	for _, name := range []string{"genCA", "genCAWithKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert",
		"genSignedCertWithKey", "buildCustomCert"} {
		out[name] = certificate
	}
	return out
}

// bounded are functions that make much of little, which first see how much.
func (e *Engine) bounded() template.FuncMap {
	f := sprig.TxtFuncMap()
	room := func(n, each int) {
		if n > 0 && each > 0 && n > maxString/each {
			panic(errMade)
		}
	}
	return template.FuncMap{
		"repeat":  func(n int, s string) string { room(n, len(s)); return strings.Repeat(s, max(n, 0)) },
		"indent":  func(n int, s string) string { room(n, 1+strings.Count(s, "\n")); return pad(n, s) },
		"nindent": func(n int, s string) string { room(n, 1+strings.Count(s, "\n")); return "\n" + pad(n, s) },
		"replace": func(old, with, s string) string {
			room(strings.Count(s, old), len(with))
			return strings.ReplaceAll(s, old, with)
		},
		"until": func(n int) []int { e.run.spend(abs(n)); return f["until"].(func(int) []int)(n) },
		"untilStep": func(start, stop, step int) []int {
			e.run.spend(rounds(start, stop, step))
			return f["untilStep"].(func(int, int, int) []int)(start, stop, step)
		},
		"seq": func(args ...int) string {
			if n := len(args); n > 0 {
				start, step := 1, 1
				if n > 1 {
					start = args[0]
				}
				if n > 2 {
					step = args[1]
				}
				e.run.spend(rounds(start, args[n-1], step))
			}
			return f["seq"].(func(...int) string)(args...)
		},
		"printf": func(format string, args ...any) string { return e.sprintf(format, args...) },
		"wrap":   func(n int, s string) string { return f["wrap"].(func(int, string) string)(max(n, 1), s) },
		"wrapWith": func(n int, sep, s string) string {
			room(len(s), len(sep))
			return f["wrapWith"].(func(int, string, string) string)(max(n, 1), sep, s)
		},
		"join": func(sep string, list any) string {
			if l := reflect.ValueOf(list); l.Kind() == reflect.Slice {
				room(l.Len(), len(sep))
			}
			return f["join"].(func(string, any) string)(sep, list)
		},
	}
}

func pad(n int, s string) string {
	spaces := strings.Repeat(" ", max(n, 0))
	return spaces + strings.ReplaceAll(s, "\n", "\n"+spaces)
}

func abs(n int) int { return max(n, -n, 0) }

func rounds(start, stop, step int) int {
	if step == 0 {
		return 0
	}
	n := (float64(stop) - float64(start)) / float64(step)
	return int(min(math.Abs(n), maxSteps+1)) + 1
}

var wide = regexp.MustCompile(`%[^a-zA-Z%]*(\d{4,}|\*)`)

func (e *Engine) sprintf(format string, args ...any) string {
	if wide.MatchString(format) {
		panic(errors.New("printf with a width of more than 999, or one that is an argument, is not analysed"))
	}
	return fmt.Sprintf(format, args...)
}

// templates are the functions that execute others, and those that instrument adds.
func (e *Engine) templates() template.FuncMap {
	return template.FuncMap{
		"include": func(name string, data any) (string, error) {
			s, err := e.run.include(name, data)
			return unmarked(s), err
		},
		"__include": func(name string, data any) (string, error) { return e.run.include(name, data) },
		"tpl":       func(text string, data any) (string, error) { return e.tpl(text, data) },
		"__print":   func(number int, args ...any) (string, error) { return e.run.print(number, args...) },
		"__made":    func(number int, args ...any) any { return e.run.handed(number, args...) },
		"__whole":   func(v any) any { e.run.whole(v); return v },
		"__at":      func(v any, names ...any) any { e.run.at(v, names); return v },
		"__step":    func() string { e.run.spend(1); return "" },
		"__body": func(base int) string {
			r := e.run
			r.spend(1)
			if b := r.set.owner(uint32(base)); b != nil {
				r.out.Used[b.name] = true
			}
			return ""
		},
		"__required": func(number int, message string, v any) any { return e.run.required(number, message, v) },
	}
}

// required returns a value that has to be there. Where it is not, Helm renders
// nothing; here it is a value that cannot be known.
func (r *run) required(number int, message string, v any) any {
	r.spend(1)
	if s, ok := v.(string); v != nil && (!ok || s != "") {
		return v
	}
	b, s := r.set.find(uint32(number))
	if b != nil && len(r.out.Missing) < 20 {
		r.out.Missing = append(r.out.Missing, Failure{message, b.at(s.start, s.end)})
	}
	r.chance = true
	return placeholderText
}

// A bareTree is a text that tpl was given, parsed.
type bareTree struct {
	trees map[string]*parse.Tree
	alone *template.Template // if it defines nothing
	err   error
}

// tpl renders a text as a template.
func (e *Engine) tpl(text string, data any) (string, error) {
	r := e.run
	r.spend(1 + len(text)>>4)
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	if r.depth++; r.depth > maxDepth {
		return "", errDepth
	}
	defer func() { r.depth-- }()
	r.out.reads.all = true
	b := e.bareOf(text)
	if b.err != nil {
		return "", fmt.Errorf("cannot parse template %q: %w", text, b.err)
	}
	w := &limited{r: r}
	t := b.alone
	if t == nil {
		r.spend(len(r.set.bodies))
		outer := r.root
		clone, err := outer.Clone()
		if err != nil {
			return "", err
		}
		for name, tree := range b.trees {
			if _, err := clone.AddParseTree(name, tree); err != nil {
				return "", err
			}
		}
		clone.Option("missingkey=zero")
		r.root = clone
		defer func() { r.root = outer }()
		t = clone.Lookup("gotpl")
		if t == nil {
			return "", nil
		}
	}
	err := t.Execute(w, data)
	return strings.ReplaceAll(unmarked(w.String()), "<no value>", ""), err
}

func (e *Engine) bareOf(text string) *bareTree {
	if b := e.bare[text]; b != nil {
		return b
	}
	b := &bareTree{}
	if b.trees, b.err = parse.Parse("gotpl", text, "", "", e.funcs, builtins); b.err == nil {
		for _, tree := range b.trees {
			(&instrument{body: &body{text: text}, bare: true}).tree(tree)
		}
		if main := b.trees["gotpl"]; len(b.trees) == 1 && main != nil {
			b.alone, b.err = template.New("gotpl").Option("missingkey=zero").Funcs(e.funcs).AddParseTree("gotpl", main)
		}
	}
	if len(e.bare) > 500 {
		clear(e.bare)
	}
	e.bare[text] = b
	return b
}
