package funcs

import (
	"fmt"
	"math/big"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	yaml "go.yaml.in/yaml/v3"
)

// limited returns f with a check of its arguments before it does any work; some
// functions work already to tell their type.
func limited(f function.Function, check func([]cty.Value) error) function.Function {
	return function.New(&function.Spec{
		Params:   f.Params(),
		VarParam: f.VarParam(),
		Type: func(args []cty.Value) (cty.Type, error) {
			if err := check(args); err != nil {
				return cty.DynamicPseudoType, err
			}
			return f.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return f.Call(args) },
	})
}

// str returns the content of a known string, "" for all else.
func str(v cty.Value) string {
	if v.Type() != cty.String || !v.IsKnown() || v.IsNull() {
		return ""
	}
	return v.AsString()
}

func tooLarge(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrTooLarge, fmt.Sprintf(format, args...))
}

// boundedProduct bounds the number of combinations.
func boundedProduct(args []cty.Value) error {
	n := 1
	for _, a := range args {
		if !a.IsKnown() || a.IsNull() || !a.CanIterateElements() {
			continue
		}
		if n *= a.LengthInt(); n > MaxElements {
			return tooLarge("more than %d combinations", MaxElements)
		}
	}
	return nil
}

// Absurd reports whether a number has so large an exponent that to write it, or
// to make it a whole number, takes more memory than any value deserves.
func Absurd(n *big.Float) bool {
	exp := n.MantExp(nil)
	return exp > 1<<12 || exp < -1<<12 || n.IsInf()
}

// weight returns the bytes of a value's strings and eight for each other part, or
// some number above most when there are more.
func weight(v cty.Value, most int) int {
	switch {
	case !v.IsKnown() || v.IsNull():
		return 8
	case v.Type() == cty.String:
		return len(v.AsString())
	case v.Type() == cty.Number:
		return len(v.AsBigFloat().Text('f', -1))
	case !v.CanIterateElements():
		return 8
	}
	n := 8
	for it := v.ElementIterator(); n <= most && it.Next(); {
		k, el := it.Element()
		n += weight(k, most-n) + weight(el, most-n)
	}
	return n
}

// boundedWeight bounds what a function writes out whole.
func boundedWeight(args []cty.Value) error {
	for _, a := range args {
		if weight(a, MaxBytes) > MaxBytes {
			return tooLarge("more than %d bytes", MaxBytes)
		}
	}
	return nil
}

// boundedJoin bounds the result of join.
func boundedJoin(args []cty.Value) error {
	n := 0
	for _, list := range args[1:] {
		if list.IsKnown() && !list.IsNull() {
			n += list.LengthInt()*len(str(args[0])) + weight(list, MaxBytes-n)
		}
		if n > MaxBytes {
			return tooLarge("more than %d bytes", MaxBytes)
		}
	}
	return nil
}

// verb is one of the verbs of a format, with its width and precision.
var verb = regexp.MustCompile(`%[^a-zA-Z%]*`)

// formatted returns the most bytes that a format can make of arguments of which
// none has more bytes than largest.
func formatted(format string, largest int) (int, error) {
	size := len(format)
	for _, v := range verb.FindAllString(format, -1) {
		size += largest
		for _, digits := range strings.FieldsFunc(v, func(r rune) bool { return r < '0' || r > '9' }) {
			width, err := strconv.Atoi(digits)
			if err != nil || width > MaxBytes {
				return 0, tooLarge("format with a width of more than %d", MaxBytes)
			}
			size += width
		}
	}
	return size, nil
}

func boundedFormat(args []cty.Value) error {
	largest := 0
	for _, a := range args[1:] {
		largest = max(largest, 2*weight(a, MaxBytes)) // %v and %q escape
	}
	size, err := formatted(str(args[0]), largest)
	if err == nil && size > 2*MaxBytes {
		err = tooLarge("more than %d bytes", MaxBytes)
	}
	return err
}

func boundedFormats(args []cty.Value) error {
	largest, count := 0, 1
	for _, a := range args[1:] {
		largest = max(largest, 2*weight(a, MaxBytes))
		if ty := a.Type(); a.IsKnown() && !a.IsNull() && (ty.IsListType() || ty.IsTupleType() || ty.IsSetType()) {
			count = max(count, a.LengthInt())
			largest = 0
			for it := a.ElementIterator(); it.Next(); {
				_, el := it.Element()
				largest = max(largest, 2*weight(el, MaxBytes))
			}
		}
	}
	size, err := formatted(str(args[0]), largest)
	if err == nil && size > 16*MaxBytes/count {
		err = tooLarge("more than %d bytes", 16*MaxBytes)
	}
	return err
}

// Bounds on matching a regular expression.
const (
	maxPattern = 4096    // bytes
	maxMatch   = 1 << 28 // instructions times bytes, for one match
	maxMatches = 1 << 31 // the same times bytes again, for all matches
)

// boundedMatch bounds the work to match a pattern once, boundedMatches that to
// match it as often as it does: each may read on to the end.
func boundedMatch(pattern, s string) error { return bounded(pattern, maxMatch/(len(s)+1)) }
func boundedMatches(pattern, s string) error {
	return bounded(pattern, maxMatches/(len(s)+1)/(len(s)+1))
}

func bounded(pattern string, most int) error {
	if len(pattern) > maxPattern {
		return tooLarge("regular expression of more than %d bytes", maxPattern)
	}
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil // the function says what is wrong
	}
	prog, err := syntax.Compile(re.Simplify())
	if err == nil && len(prog.Inst) > most {
		return tooLarge("matching a regular expression to a long text")
	}
	return nil
}

// boundedCutset bounds the work of trim, which looks for each character of the
// text in the set.
func boundedCutset(args []cty.Value) error {
	if len(str(args[0]))*len(str(args[1])) > maxMatch {
		return tooLarge("trimming a long text by a long set of characters")
	}
	return nil
}

// boundedKey bounds an RSA key to far more than any that is in use.
func boundedKey(args []cty.Value) error {
	if len(str(args[0])) > 16<<10 || len(str(args[1])) > 64<<10 {
		return tooLarge("key of more than 64 KiB")
	}
	return nil
}

func boundedIndent(args []cty.Value) error {
	if !args[0].IsKnown() || args[0].IsNull() {
		return nil
	}
	n, _ := args[0].AsBigFloat().Int64()
	if lines := int64(strings.Count(str(args[1]), "\n")); n > MaxBytes || n*lines > MaxBytes {
		return tooLarge("more than %d bytes", MaxBytes)
	}
	return nil
}

func boundedNumber(args []cty.Value) error {
	if len(str(args[0])) > 4096 {
		return tooLarge("number of more than 4,096 digits")
	}
	return nil
}

// MaxNesting is how deep JSON and YAML may be nested.
const MaxNesting = 250

// boundedJSON refuses JSON that is nested too deeply for code that recurses.
func boundedJSON(args []cty.Value) error {
	depth, quoted := 0, false
	text := str(args[0])
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted && c == '\\':
			i++
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > MaxNesting {
				return tooLarge("JSON nested more than %d deep", MaxNesting)
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return nil
}

// boundedYAML refuses YAML that is nested too deeply, and such whose aliases
// unfold to far more than its text, as the parser's own decoder does.
func boundedYAML(args []cty.Value) error {
	text := str(args[0])
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(text), &node); err != nil {
		return nil // the function says what is wrong
	}
	if deeper(&node, MaxNesting) {
		return tooLarge("YAML nested more than %d deep", MaxNesting)
	}
	if !strings.Contains(text, "*") {
		return nil
	}
	var v any
	if err := node.Decode(&v); err != nil && strings.Contains(err.Error(), "excessive aliasing") {
		return tooLarge("YAML aliases unfold to too much")
	}
	return nil
}

func deeper(n *yaml.Node, most int) bool {
	return most == 0 || slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return deeper(c, most-1) })
}
