package funcs

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"time"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"golang.org/x/text/encoding/ianaindex"
)

func toHex(b []byte) string    { return hex.EncodeToString(b) }
func toBase64(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

// textFunc makes a function of one string that returns another.
func textFunc(f func(string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params: params(cty.String, "str"),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, err := f(args[0].AsString())
			return cty.StringVal(s), err
		},
	})
}

// digest returns the encoded digest of some content.
func digest(h func() hash.Hash, encode func([]byte) string, content []byte) string {
	d := h()
	d.Write(content)
	return encode(d.Sum(nil))
}

func digestFunc(h func() hash.Hash, encode func([]byte) string) function.Function {
	return textFunc(func(s string) (string, error) { return digest(h, encode, []byte(s)), nil })
}

var base64GzipFunc = textFunc(func(s string) (string, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		return "", err
	}
	err := w.Close()
	return toBase64(b.Bytes()), err
})

// textEncodeFunc and textDecodeFunc convert between Unicode and Base64 of
// another character encoding, by its IANA name.
var textEncodeFunc = function.New(&function.Spec{
	Params: params(cty.String, "string", "encoding"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		enc, err := ianaindex.IANA.Encoding(args[1].AsString())
		if err != nil || enc == nil {
			return cty.DynamicVal, fmt.Errorf("%q is not a supported IANA encoding name", args[1].AsString())
		}
		out, err := enc.NewEncoder().Bytes([]byte(args[0].AsString()))
		return cty.StringVal(toBase64(out)), err
	},
})

var textDecodeFunc = function.New(&function.Spec{
	Params: params(cty.String, "source", "encoding"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		enc, err := ianaindex.IANA.Encoding(args[1].AsString())
		if err != nil || enc == nil {
			return cty.DynamicVal, fmt.Errorf("%q is not a supported IANA encoding name", args[1].AsString())
		}
		raw, err := base64.StdEncoding.DecodeString(args[0].AsString())
		if err != nil {
			return cty.DynamicVal, function.NewArgError(0, err)
		}
		out, err := enc.NewDecoder().Bytes(raw)
		return cty.StringVal(string(out)), err
	},
})

// timeCompareFunc compares two RFC 3339 timestamps: -1, 0 or 1.
var timeCompareFunc = function.New(&function.Spec{
	Params: params(cty.String, "timestamp_a", "timestamp_b"),
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		var at [2]time.Time
		for i := range at {
			t, err := time.Parse(time.RFC3339, args[i].AsString())
			if err != nil {
				return cty.DynamicVal, function.NewArgError(i, err)
			}
			at[i] = t
		}
		return cty.NumberIntVal(int64(at[0].Compare(at[1]))), nil
	},
})
