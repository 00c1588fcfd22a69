package policy

import (
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// files makes a file system of path and content pairs.
func files(pairs ...string) fstest.MapFS {
	fs := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fs[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fs
}

// load loads policies that are shipped.
func load(t testing.TB, pairs ...string) *Set {
	t.Helper()
	s, err := Load(files(pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// moduleX returns a module for aws_x with rules given as pairs of an id and a
// definition.
func moduleX(rules ...string) string { return moduleFor("aws_x", rules...) }

// moduleFor returns a module for another package.
func moduleFor(pkg string, rules ...string) string {
	text := "package parapet." + pkg + "\n"
	for i := 0; i < len(rules); i += 2 {
		text += meta(rules[i]) + rules[i+1] + "\n"
	}
	return text
}

func meta(id string) string {
	return "\n# METADATA\n# title: Title of " + id + "\n# custom:\n#   id: " + id +
		"\n#   severity: high\n#   category: hardening\n"
}

var (
	unknownString = model.NewUnknown(model.String, "${aws_kms_key.k.arn}", source.Range{})
	unknownBool   = model.NewUnknown(model.Bool, "${var.on}", source.Range{})
	unknownList   = model.NewUnknown(model.List, "${var.cidrs}", source.Range{})
)

// val makes a value of Go data: map[string]any, []any, string, bool, int, nil
// or a value.
func val(x any) *model.Value {
	none := source.Range{}
	switch x := x.(type) {
	case map[string]any:
		var attrs []model.Attr
		for k, v := range x {
			attrs = append(attrs, model.Attr{Name: k, Value: val(v)})
		}
		return model.NewObject(attrs, none)
	case []any:
		var elems []*model.Value
		for _, v := range x {
			elems = append(elems, val(v))
		}
		return model.NewList(elems, none)
	case string:
		return model.NewString(x, none)
	case bool:
		return model.NewBool(x, none)
	case int:
		return model.NewInt(int64(x), none)
	case *model.Value:
		return x
	case nil:
		return model.NewNull(none)
	}
	panic("no value for it")
}

type obj = map[string]any

type list = []any

func resource(typ string, attrs obj) *model.Resource {
	return &model.Resource{Type: typ, Address: model.Address(typ + ".r"), Value: val(attrs)}
}
