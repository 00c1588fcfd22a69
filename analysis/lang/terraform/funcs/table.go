package funcs

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"maps"
	"path"

	"github.com/hashicorp/go-cty-funcs/cidr"
	"github.com/hashicorp/go-cty-funcs/crypto"
	"github.com/hashicorp/go-cty-funcs/encoding"
	"github.com/hashicorp/go-cty-funcs/uuid"
	yaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Table returns the functions for expressions of a module, by name. The caller
// must not change it.
func Table(s Scope) map[string]function.Function {
	t := maps.Clone(pure)
	maps.Copy(t, s.functions())
	return t
}

// pure are the functions that depend on nothing but their arguments.
var pure = map[string]function.Function{
	"abs": stdlib.AbsoluteFunc, "ceil": stdlib.CeilFunc, "floor": stdlib.FloorFunc, "log": stdlib.LogFunc,
	"max": stdlib.MaxFunc, "min": stdlib.MinFunc, "parseint": limited(stdlib.ParseIntFunc, boundedNumber),
	"pow": stdlib.PowFunc, "signum": stdlib.SignumFunc, "sum": sumFunc,

	"chomp": stdlib.ChompFunc, "endswith": suffixFunc, "format": limited(stdlib.FormatFunc, boundedFormat),
	"formatlist": limited(stdlib.FormatListFunc, boundedFormats), "indent": limited(stdlib.IndentFunc, boundedIndent),
	"join": limited(stdlib.JoinFunc, boundedJoin), "lower": stdlib.LowerFunc, "regex": matching(stdlib.RegexFunc, boundedMatch), "regexall": matching(stdlib.RegexAllFunc, boundedMatches),
	"replace": replaceFunc, "split": stdlib.SplitFunc, "startswith": prefixFunc, "strcontains": containsFunc,
	"strrev": stdlib.ReverseFunc, "substr": stdlib.SubstrFunc, "title": stdlib.TitleFunc, "trim": limited(stdlib.TrimFunc, boundedCutset),
	"trimprefix": stdlib.TrimPrefixFunc, "trimspace": stdlib.TrimSpaceFunc, "trimsuffix": stdlib.TrimSuffixFunc,
	"upper": stdlib.UpperFunc,

	"alltrue": allTrueFunc, "anytrue": anyTrueFunc, "chunklist": stdlib.ChunklistFunc, "coalesce": coalesceFunc,
	"coalescelist": stdlib.CoalesceListFunc, "compact": stdlib.CompactFunc, "concat": stdlib.ConcatFunc,
	"contains": stdlib.ContainsFunc, "distinct": distinctFunc, "element": stdlib.ElementFunc,
	"flatten": stdlib.FlattenFunc, "index": indexFunc, "keys": stdlib.KeysFunc, "length": lengthFunc,
	"lookup": lookupFunc, "matchkeys": matchKeysFunc, "merge": stdlib.MergeFunc, "one": oneFunc,
	"range": stdlib.RangeFunc, "reverse": stdlib.ReverseListFunc, "setintersection": stdlib.SetIntersectionFunc,
	"setproduct": limited(stdlib.SetProductFunc, boundedProduct), "setsubtract": stdlib.SetSubtractFunc,
	"setunion": stdlib.SetUnionFunc, "slice": stdlib.SliceFunc, "sort": stdlib.SortFunc,
	"transpose": transposeFunc, "values": stdlib.ValuesFunc, "zipmap": stdlib.ZipmapFunc,

	"base64decode": encoding.Base64DecodeFunc, "base64encode": encoding.Base64EncodeFunc, "base64gzip": base64GzipFunc,
	"csvdecode": stdlib.CSVDecodeFunc, "jsondecode": limited(stdlib.JSONDecodeFunc, boundedJSON), "jsonencode": limited(stdlib.JSONEncodeFunc, boundedWeight),
	"textdecodebase64": textDecodeFunc, "textencodebase64": textEncodeFunc, "urlencode": encoding.URLEncodeFunc,
	"yamldecode": limited(yaml.YAMLDecodeFunc, boundedYAML), "yamlencode": limited(yaml.YAMLEncodeFunc, boundedWeight),

	"base64sha256": digestFunc(sha256.New, toBase64), "base64sha512": digestFunc(sha512.New, toBase64),
	"bcrypt": momentary, "md5": digestFunc(md5.New, toHex), "rsadecrypt": limited(crypto.RsaDecryptFunc, boundedKey),
	"sha1": digestFunc(sha1.New, toHex), "sha256": digestFunc(sha256.New, toHex), "sha512": digestFunc(sha512.New, toHex),
	"uuid": momentary, "uuidv5": uuid.V5Func,

	"cidrhost": cidr.HostFunc, "cidrnetmask": cidr.NetmaskFunc, "cidrsubnet": cidr.SubnetFunc, "cidrsubnets": cidr.SubnetsFunc,

	"formatdate": stdlib.FormatDateFunc, "plantimestamp": momentary, "timeadd": stdlib.TimeAddFunc,
	"timecmp": timeCompareFunc, "timestamp": momentary,

	"basename": pathFunc(path.Base), "dirname": pathFunc(path.Dir),

	"ephemeralasnull": identity, "issensitive": insensitive, "nonsensitive": identity, "sensitive": identity,
	"tobool": stdlib.MakeToFunc(cty.Bool), "tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType)),
	"tomap": stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType)), "tonumber": stdlib.MakeToFunc(cty.Number),
	"toset": stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)), "tostring": stdlib.MakeToFunc(cty.String),
}

// matching returns a function of a pattern and a text with a bound on its work.
func matching(f function.Function, check func(pattern, s string) error) function.Function {
	return limited(f, func(args []cty.Value) error { return check(str(args[0]), str(args[1])) })
}

// params returns a parameter list of one type.
func params(ty cty.Type, names ...string) []function.Parameter {
	out := make([]function.Parameter, len(names))
	for i, n := range names {
		out[i] = function.Parameter{Name: n, Type: ty}
	}
	return out
}

// any1 is the parameter list of a function of one value of any type, null and
// unknown included.
var any1 = []function.Parameter{{
	Name: "value", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true,
}}

// identity returns its argument. Sensitivity is the evaluator's to track.
var identity = function.New(&function.Spec{
	Params: any1,
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return args[0], nil },
})

// insensitive answers issensitive for a value that is not marked.
var insensitive = function.New(&function.Spec{
	Params: any1,
	Type:   function.StaticReturnType(cty.Bool),
	Impl:   func([]cty.Value, cty.Type) (cty.Value, error) { return cty.False, nil },
})

// momentary is a string that differs from one run to the next.
var momentary = function.New(&function.Spec{
	VarParam: &function.Parameter{Name: "args", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true},
	Type:     function.StaticReturnType(cty.String),
	Impl: func([]cty.Value, cty.Type) (cty.Value, error) {
		return cty.UnknownVal(cty.String).RefineNotNull(), nil
	},
})
