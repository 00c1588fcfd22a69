package funcs

import (
	"fmt"
	"regexp"
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

// wideVerb is a verb with a width or precision of five digits or more.
var wideVerb = regexp.MustCompile(`%[-+ #0\[\].\d]*\d{5}`)

func boundedWidths(args []cty.Value) error {
	if wideVerb.MatchString(str(args[0])) {
		return tooLarge("format with a width of more than 9,999")
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

// boundedAliases refuses YAML whose aliases unfold to far more than its text,
// as the parser's own decoder does.
func boundedAliases(args []cty.Value) error {
	text := str(args[0])
	if !strings.Contains(text, "*") {
		return nil
	}
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil && strings.Contains(err.Error(), "excessive aliasing") {
		return tooLarge("YAML aliases unfold to too much")
	}
	return nil
}
