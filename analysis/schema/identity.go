package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

const policyDocument = "data.aws_iam_policy_document"

// identityPolicies are the types, other than aws_iam_policy, that are judged as
// one, and the attribute that holds the policy. A document data source counts
// where nothing refers to it and nobody is named in it: one that is written for
// a module's caller.
var identityPolicies = map[string]string{
	"aws_iam_role_policy":                       "policy",
	"aws_iam_user_policy":                       "policy",
	"aws_iam_group_policy":                      "policy",
	"aws_ssoadmin_permission_set_inline_policy": "inline_policy",
	policyDocument:                              "json",
}

// inline are the blocks that hold identity policies, by type: the block and the
// attribute in it.
var inline = map[string][2]string{
	"aws_iam_role": {"inline_policy", "policy"},
}

// identityPolicy returns r as an aws_iam_policy.
func identityPolicy(r *model.Resource, attr string) *model.Resource {
	return asPolicy(r, r.Address, r.Value, attr)
}

// inlinePolicies returns the policies that are written in blocks of r. They are
// named by the block: aws_iam_role.ci#inline_policy[0].
func inlinePolicies(r *model.Resource) []*model.Resource {
	if r == nil {
		return nil
	}
	where, ok := inline[r.Type]
	if !ok {
		return nil
	}
	blocks := r.Value.Get(where[0])
	elems := blocks.Elems()
	if blocks.Kind() == model.Object {
		elems = []*model.Value{blocks}
	}
	var out []*model.Resource
	for i, b := range elems {
		if b.Get(where[1]) == nil {
			continue
		}
		addr := string(r.Address) + "#" + where[0] + "[" + strconv.Itoa(i) + "]"
		out = append(out, asPolicy(r, model.Address(addr), b, where[1]))
	}
	return out
}

func asPolicy(r *model.Resource, addr model.Address, v *model.Value, attr string) *model.Resource {
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		switch a.Name {
		case attr:
			a.Name = "policy"
			attrs = append(attrs, a)
		case "name", "name_prefix":
			attrs = append(attrs, a)
		}
	}
	return &model.Resource{
		Type: "aws_iam_policy", Address: addr, Origin: r.Origin,
		Value: like(v, model.NewObject(attrs, v.Range())),
	}
}

// documentsIn returns the addresses of the policy documents that r refers to,
// itself aside.
func documentsIn(r *model.Resource) []model.Address {
	var found []model.Address
	w := walk{visit: func(ref model.Ref) {
		if ref.Address != r.Address && !slices.Contains(found, ref.Address) {
			found = append(found, ref.Address)
		}
	}}
	if r.Value.Size() > fewNodes {
		w.seen = map[any]struct{}{}
	}
	w.value(r.Value)
	return found
}

// fewNodes is up to how many nodes a value is walked without noting which
// branches it shares.
const fewNodes = 1000

func namesPrincipals(doc *model.Value) bool {
	if doc == nil {
		return true
	}
	for _, s := range doc.Get("Statement").Elems() {
		if s.Get("Principal") != nil || s.Get("NotPrincipal") != nil {
			return true
		}
	}
	return false
}

// A walk visits the references in values. Branches that values share are
// entered once.
type walk struct {
	seen  map[any]struct{} // by the address of a value's first child; nil for a small tree
	visit func(ref model.Ref)
}

func (w *walk) value(v *model.Value) {
	for _, ref := range v.Refs() {
		if strings.Contains(string(ref.Address), policyDocument) {
			w.visit(ref)
		}
	}
	if doc := v.Doc(); doc != nil {
		w.value(doc)
	}
	if v.Len() == 0 || w.seen != nil && !w.enter(v) {
		return
	}
	for _, a := range v.Attrs() {
		w.value(a.Value)
	}
	for _, e := range v.Elems() {
		w.value(e)
	}
}

// enter reports whether the children of v are new. Copies of a value, each at a
// place of its own, share them.
func (w *walk) enter(v *model.Value) bool {
	var first any
	if attrs := v.Attrs(); len(attrs) > 0 {
		first = &attrs[0]
	} else {
		first = &v.Elems()[0]
	}
	if _, ok := w.seen[first]; ok {
		return false
	}
	w.seen[first] = struct{}{}
	return true
}
