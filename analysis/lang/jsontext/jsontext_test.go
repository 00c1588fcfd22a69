package jsontext

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var anchor = &source.Anchor{File: "x.json"}

func place(start, end int) source.Range {
	return source.Range{Anchor: anchor, Start: uint32(start), End: uint32(end)}
}

func TestPlacesOfParts(t *testing.T) {
	text := ` {"a": [1, "x\u00e9\n"], "b": {"c": null}} `
	v, err := Reader{Place: place}.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path model.Path
		want string
	}{
		{model.Path{"a"}, `"a": [1, "x\u00e9\n"]`},
		{model.Path{"a", 0}, `1`},
		{model.Path{"a", 1}, `"x\u00e9\n"`},
		{model.Path{"b", "c"}, `"c": null`},
	} {
		r := v.Walk(tt.path).Range
		if got := text[r.Start:r.End]; got != tt.want {
			t.Errorf("%s stands at %q, want %q", tt.path, got, tt.want)
		}
	}
	if s, _ := v.Get("a").Index(1).AsString(); s != "x\u00e9\n" {
		t.Errorf("string is %q", s)
	}
}

func TestErrorsSayWhere(t *testing.T) {
	for text, want := range map[string]string{
		``:                         "offset 0: expected a value",
		`{"a" 1}`:                  "offset 5: expected ':'",
		`{a: 1}`:                   "offset 1: expected a quoted name",
		`[1 2]`:                    "offset 3: expected ','",
		`[1,]`:                     "offset 3: expected a value",
		`"abc`:                     "offset 4: string is not closed",
		`"\x"`:                     "offset 3: unknown escape",
		`1 2`:                      "offset 2: unexpected text after the value",
		`1e999999`:                 `offset 8: number "1e999999" is out of range`,
		strings.Repeat("[", 1000):  "offset 201: nested deeper than 200 levels",
		"\"a\nb\"":                 "offset 2: control character in a string",
		strings.Repeat("9", 10000): "offset 10000: number has more than 64 characters",
	} {
		_, err := Reader{Place: place}.Read(text)
		if err == nil || err.Error() != want {
			t.Errorf("%.20q: error %v, want %s", text, err, want)
		}
	}
}

func TestHoles(t *testing.T) {
	r := Reader{Place: place, Hole: func(text string, r source.Range) *model.Value {
		return model.NewUnknown(model.String, text, r)
	}}
	v, err := r.Read(`{"a": "x` + "\uE0000\uE001" + `", "b": ` + "\uE0001\uE001" + `}`)
	if err != nil {
		t.Fatal(err)
	}
	if !v.Get("a").Is(model.Unknown) || v.Get("a").Hint() != "x\uE0000\uE001" || v.Get("b").Hint() != "\uE0001\uE001" {
		t.Errorf("holes are %q and %q", v.Get("a").Hint(), v.Get("b").Hint())
	}
}

// FuzzRead compares with encoding/json: what this package accepts, it accepts,
// and means the same strings.
func FuzzRead(f *testing.F) {
	f.Add(`{"a": [1.5e3, true, null, "\ud83d\ude00"]}`)
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Reader{Place: place}.Read(text)
		if err != nil {
			return
		}
		var want any
		if err := json.Unmarshal([]byte(text), &want); err != nil && !strings.Contains(err.Error(), "number") && !strings.Contains(err.Error(), "invalid character") {
			t.Fatalf("%q was read, but: %v", text, err)
		}
		if s, ok := want.(string); ok {
			if got, _ := v.AsString(); got != s && !strings.ContainsRune(s, '\uFFFD') {
				t.Fatalf("%q is %q, want %q", text, got, s)
			}
		}
	})
}
