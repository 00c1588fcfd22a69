package engine

import (
	"errors"
	"reflect"
	"regexp/syntax"
	"strings"
)

// shallow are functions that look no deeper than the value that they are given.
var shallow = map[string]bool{
	"dict": true, "list": true, "tuple": true, "set": true, "unset": true, "get": true, "hasKey": true, "pluck": true, "dig": true,
	"default": true, "coalesce": true, "ternary": true, "keys": true, "values": true, "pick": true, "omit": true, "first": true,
	"last": true, "rest": true, "initial": true, "append": true, "push": true, "prepend": true, "concat": true, "slice": true,
	"kindIs": true, "kindOf": true, "typeIs": true, "typeOf": true, "typeIsLike": true, "int": true, "int64": true, "float64": true,
	"reverse": true, "index": true, "all": true, "any": true, "compact": true,
}

// changing are functions that change the table which is their first argument.
var changing = map[string]bool{
	"set": true, "unset": true, "merge": true, "mustMerge": true, "mergeOverwrite": true, "mustMergeOverwrite": true,
}

// guard returns a function that does what f does within limits.
func (e *Engine) guard(name string, f any) any {
	fn := reflect.ValueOf(f)
	t := fn.Type()
	deep := !shallow[name]
	pattern := strings.HasPrefix(name, "regex") || strings.HasPrefix(name, "mustRegex")
	return reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		r := e.run
		r.spend(1)
		for i, a := range args {
			switch {
			case deep:
				r.measure(a, 0)
			case a.Kind() == reflect.Slice || a.Kind() == reflect.Map:
				r.spend(a.Len())
			case a.Kind() == reflect.Interface && !a.IsNil() && (a.Elem().Kind() == reflect.Slice || a.Elem().Kind() == reflect.Map):
				r.spend(a.Elem().Len())
			}
			if i == 0 && changing[name] {
				if p := identity(asTable(a)); p != nil && r.reg.shared[p] {
					r.out.Impure = true
				}
			}
		}
		r.called(name, args, t.IsVariadic())
		if pattern {
			e.checkPattern(name, args)
		}
		var out []reflect.Value
		if t.IsVariadic() {
			out = fn.CallSlice(args)
		} else {
			out = fn.Call(args)
		}
		r.weigh(args, out)
		return out
	}).Interface()
}

func asTable(v reflect.Value) any {
	if m, ok := v.Interface().(map[string]any); ok {
		return m
	}
	return nil
}

// weigh counts what a function has made, and keeps what cannot be known so.
func (r *run) weigh(args, out []reflect.Value) {
	v := out[0]
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	r.weighOne(v)
	if !r.chance || v.Kind() != reflect.String || v.Len() == 0 || strings.Contains(v.String(), placeholderText) {
		return
	}
	for _, a := range args {
		if a.Kind() == reflect.Interface {
			a = a.Elem()
		}
		if a.Kind() == reflect.String && strings.Contains(a.String(), placeholderText) {
			marked := reflect.ValueOf(placeholderText + v.String())
			if out[0].Kind() == reflect.String {
				marked = marked.Convert(out[0].Type())
			}
			out[0] = marked
			return
		}
	}
}

func (r *run) weighOne(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		r.make(v.Len())
	case reflect.Slice, reflect.Map:
		r.make(16 * v.Len())
	}
}

// maxPattern bounds the size of a compiled regular expression.
const maxPattern = 4000

// checkPattern counts the work of a regular expression, which stands in front.
func (e *Engine) checkPattern(name string, args []reflect.Value) {
	if len(args) < 2 || args[0].Kind() != reflect.String {
		return
	}
	pattern := args[0].String()
	size, ok := e.sizes[pattern]
	if !ok {
		size = patternSize(pattern)
		if len(e.sizes) > 1000 {
			clear(e.sizes)
		}
		e.sizes[pattern] = size
	}
	if size > maxPattern {
		panic(errors.New("the regular expression is larger than is analysed"))
	}
	if args[1].Kind() == reflect.String {
		n := args[1].Len()
		e.run.spend(1 + n/64*(1+size/64))
		if strings.Contains(name, "Replace") && len(args) > 2 && args[2].Kind() == reflect.String && n > 0 && args[2].Len() > maxString/(n+1) {
			panic(errMade)
		}
	}
}

func patternSize(pattern string) int {
	if len(pattern) > maxPattern {
		return maxPattern + 1
	}
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0 // it will say so itself
	}
	return nodesIn(re)
}

// nodesIn is how large an expression is once repetitions are written out.
func nodesIn(re *syntax.Regexp) int {
	n := 1 + len(re.Rune)
	for _, sub := range re.Sub {
		n += nodesIn(sub)
	}
	if re.Op == syntax.OpRepeat {
		n *= max(re.Min, re.Max, 1)
	}
	return min(n, maxPattern+1)
}
