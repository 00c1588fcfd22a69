package funcs

import (
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// stringTest makes a function of two strings that answers yes or no.
func stringTest(test func(s, part string) bool) function.Function {
	return function.New(&function.Spec{
		Params: params(cty.String, "string", "part"),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(test(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

var (
	prefixFunc   = stringTest(strings.HasPrefix)
	suffixFunc   = stringTest(strings.HasSuffix)
	containsFunc = stringTest(strings.Contains)
)

// replaceFunc replaces text, or matches of a regular expression where the
// pattern stands between slashes; see
// https://developer.hashicorp.com/terraform/language/functions/replace.
var replaceFunc = function.New(&function.Spec{
	Params: params(cty.String, "string", "substring", "replacement"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s, old, fresh := args[0].AsString(), args[1].AsString(), args[2].AsString()
		if len(old) > 1 && old[0] == '/' && old[len(old)-1] == '/' {
			return replacePattern(s, old[1:len(old)-1], fresh)
		}
		if len(s)+strings.Count(s, old)*len(fresh) > MaxBytes {
			return cty.DynamicVal, tooLarge("more than %d bytes", MaxBytes)
		}
		return cty.StringVal(strings.ReplaceAll(s, old, fresh)), nil
	},
})

func replacePattern(s, pattern, fresh string) (cty.Value, error) {
	if err := boundedMatches(pattern, s); err != nil {
		return cty.DynamicVal, err
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return cty.DynamicVal, function.NewArgError(1, err)
	}
	size := len(s)
	groups := strings.Count(fresh, "$")
	for _, m := range re.FindAllStringIndex(s, -1) {
		if size += len(fresh) + groups*(m[1]-m[0]); size > MaxBytes {
			return cty.DynamicVal, tooLarge("more than %d bytes", MaxBytes)
		}
	}
	return cty.StringVal(re.ReplaceAllString(s, fresh)), nil
}
