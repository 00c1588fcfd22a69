package drift

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// differ compares a resource of the code with the one that it is.
type differ struct {
	*tie
	code, live *model.Resource
	changes    []Change
}

// differences returns in which attributes two resources differ.
func (t *tie) differences(in Input, code, live *model.Resource) []Change {
	if kube.IsObject(live.Type) {
		return slices.DeleteFunc(t.objectDifferences(code, live), func(c Change) bool { return in.ignores(code, c.Path) })
	}
	t.stack = code.Origin.Stack
	d := differ{tie: t, code: code, live: live}
	row, known := aws.Lookup(live.Type)
	if t.reported[live].Address != "" {
		known = false // a state tells what it tells, not what a row reads
	}
	switch {
	case known:
		for _, a := range row.All() {
			d.attribute(a)
		}
	default:
		d.written()
	}
	for i := range d.changes {
		c := &d.changes[i]
		if v := c.Code; v != nil && !v.Range().IsZero() {
			c.At = v.Range()
		} else {
			c.At = code.Origin.Header
		}
		if owner := code.Owner(c.At); owner != code {
			c.Part = owner.Address
		}
	}
	return slices.DeleteFunc(d.changes, func(c Change) bool { return in.ignores(code, c.Path) })
}

// attribute compares what a row reads.
func (d *differ) attribute(a aws.Attribute) {
	code, unknown := at(d.code.Value, a.Path)
	live, unread := at(d.live.Value, a.Path)
	if unknown || unread || live.Value.Is(model.Unknown) || d.scaled(a.Path) {
		return
	}
	if d.ignored(a.Path) {
		defer d.note(len(d.changes))
	}
	if a.Path == "tags" {
		d.tags(d.defaultTags(d.code), code.Value, live.Value)
		return
	}
	if code.Value.IsNull() {
		if s, _ := scalar(live.Value); !a.Vendor && !None(live.Value) && (a.Unset == "" || s != a.Unset) {
			d.added(a, live.Value)
		}
		return
	}
	if live.Value.IsNull() {
		if s, ok := d.text(code.Value); None(code.Value) || a.Unset != "" && ok && s == a.Unset || d.vague(code.Value) {
			return
		}
	}
	d.value(a, a.Path, code.Value, live.Value)
}

// added notes what the code does not write, each element of a list by itself.
func (d *differ) added(a aws.Attribute, live *model.Value) {
	if live.Kind() == model.List {
		d.list(a, a.Path, nil, live)
		return
	}
	d.changes = append(d.changes, Change{Path: a.Path, Op: Add, Live: live})
}

// vague reports whether a value of the code cannot be told.
func (d *differ) vague(v *model.Value) bool {
	if !v.Is(model.Unknown) {
		return false
	}
	_, ok := d.text(v)
	return !ok && v.Doc() == nil
}

// value compares two values at a path, neither of them unknown as a whole.
func (d *differ) value(a aws.Attribute, path string, code, live *model.Value) {
	if d.vague(code) || live.Is(model.Unknown) {
		return
	}
	if code.Kind() == model.List || live.Kind() == model.List {
		d.list(a, path, code, live)
		return
	}
	if code.Kind() == model.Object && code.Doc() == nil && live.Doc() == nil && live.Kind() == model.Object {
		for _, attr := range code.Attrs() {
			theirs := live.Get(attr.Name)
			if theirs == nil && None(attr.Value) {
				continue
			}
			d.value(aws.Attribute{}, path+"."+attr.Name, attr.Value, theirs)
		}
		return
	}
	if !d.same(a, path, code, live) {
		d.changes = append(d.changes, Change{Path: path, Op: Set, Code: code, Live: live})
	}
}

// same compares two values by meaning: numbers and booleans as text, documents as
// [sameDocument] does.
func (d *differ) same(a aws.Attribute, path string, code, live *model.Value) bool {
	if d.vague(code) || live.Is(model.Unknown) {
		return true
	}
	if code.Doc() != nil || live.Doc() != nil {
		if schema.Document(d.live.Type, path) == schema.Policy || schema.Document(d.code.Type, path) == schema.Policy {
			return d.samePolicy(tree(code), tree(live))
		}
		return d.sameTree(tree(code), tree(live))
	}
	if code.Kind() == model.List || code.Kind() == model.Object {
		return d.sameTree(code, live)
	}
	want, ok := d.text(code)
	got, known := scalar(live)
	if !ok || !known {
		return None(code) && None(live)
	}
	return want == got || a.Release && strings.HasPrefix(got, want+".") || strings.EqualFold(want, got) && caseless[a.Path]
}

// caseless are attributes in which AWS does not tell upper from lower case.
var caseless = map[string]bool{"protocol": true, "identifier": true, "cluster_identifier": true, "db_subnet_group_name": true}

// tree returns the tree of a document, or the value itself where it is one.
func tree(v *model.Value) *model.Value {
	if doc := v.Doc(); doc != nil {
		return doc
	}
	return v
}

// tags compares tag by tag. What the provider adds to all resources is expected.
func (d *differ) tags(defaults, code, live *model.Value) {
	if code.Is(model.Unknown) || code.Is(model.Open) || defaults.Is(model.Unknown) {
		return
	}
	want := map[string]*model.Value{}
	for _, a := range append(slices.Clone(defaults.Attrs()), code.Attrs()...) {
		want[a.Name] = a.Value
	}
	for _, a := range live.Attrs() {
		path := "tags." + a.Name
		switch v := want[a.Name]; {
		case v == nil:
			d.changes = append(d.changes, Change{Path: path, Op: Add, Live: a.Value})
		case !d.same(aws.Attribute{}, path, v, a.Value):
			d.changes = append(d.changes, Change{Path: path, Op: Set, Code: v, Live: a.Value})
		}
	}
	for _, a := range append(slices.Clone(defaults.Attrs()), code.Attrs()...) {
		if live.Get(a.Name) == nil && want[a.Name] == a.Value && !a.Value.IsNull() {
			d.changes = append(d.changes, Change{Path: "tags." + a.Name, Op: Remove, Code: a.Value})
		}
	}
}

// written compares what the code writes with what a state tells. What the code
// does not write is not compared: a state does not tell who has chosen it.
func (d *differ) written() {
	typ, _ := schema.Lookup(d.live.Type)
	for _, a := range d.code.Value.Attrs() {
		def, ok := typ.Attr(a.Name)
		live := d.live.Value.Get(a.Name)
		switch {
		case a.Name == "tags":
			d.tags(d.defaultTags(d.code), a.Value, live)
		case !ok && live == nil, ok && def.Computed, meta[a.Name], a.Value.IsNull(), a.Value.Is(model.Default), d.scaled(a.Name):
		case live == nil && None(a.Value):
		case d.ignored(a.Name):
			from := len(d.changes)
			d.value(aws.Attribute{Path: a.Name}, a.Name, a.Value, live)
			d.note(from)
		default:
			d.value(aws.Attribute{Path: a.Name, Release: a.Name == "engine_version"}, a.Name, a.Value, live)
		}
	}
}

// meta are arguments that say how Terraform works, and are not of the resource.
var meta = map[string]bool{
	"lifecycle": true, "timeouts": true, "provider": true, "depends_on": true, "count": true, "for_each": true, "provisioner": true,
	"connection": true, "force_destroy": true, "skip_final_snapshot": true, "apply_immediately": true, "final_snapshot_identifier": true,
	"filename": true, "source_code_hash": true, "user_data": true, "user_data_replace_on_change": true, "allow_major_version_upgrade": true,
	"recovery_window_in_days": true, "deletion_window_in_days": true, "revoke_rules_on_delete": true, "password": true,
}

// note marks the changes from an index on as those that the code says may be.
func (d *differ) note(from int) {
	for i := range d.changes[from:] {
		d.changes[from+i].Ignored = true
	}
}

// ignored reports whether the code itself says that an attribute may differ:
// https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes.
func (d *differ) ignored(path string) bool {
	name, _, _ := strings.Cut(path, ".")
	for _, l := range blocks(d.code.Value.Get("lifecycle")) {
		for _, e := range l.Get("ignore_changes").Elems() {
			s, _ := e.AsString()
			if first, _, _ := strings.Cut(strings.Trim(s, `"`), "."); s == "all" || first == name {
				return true
			}
		}
	}
	return false
}
