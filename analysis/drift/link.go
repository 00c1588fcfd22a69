package drift

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A linker turns ids in what runs into references to the resources that have them,
// by the addresses of the code where it has them.
type linker struct {
	byText map[string]model.Ref
	byName map[[3]string]model.Ref // by account, type and id
}

// names are attributes that hold names, and the types of what they name.
var names = map[string]string{
	"role": "aws_iam_role", "iam_instance_profile": "aws_iam_instance_profile", "db_subnet_group_name": "aws_db_subnet_group",
	"bucket": "aws_s3_bucket", "groups": "aws_iam_group", "target_bucket": "aws_s3_bucket",
}

func newLinker() *linker {
	return &linker{byText: map[string]model.Ref{}, byName: map[[3]string]model.Ref{}}
}

// add enters a resource that runs in an account under an address.
func (l *linker) add(live *model.Resource, account string, address model.Address) {
	if id, ok := live.Value.Get("id").AsString(); ok {
		ref := model.Ref{Address: address, Path: "id"}
		l.byName[[3]string{account, live.Type, id}] = ref
		if prefix, _, cut := strings.Cut(id, "-"); cut && strings.Contains(madeIDs, " "+prefix+" ") || strings.HasPrefix(id, "arn:") {
			l.byText[id] = ref
		}
	}
	if arn, ok := live.Value.Get("arn").AsString(); ok {
		l.byText[arn] = model.Ref{Address: address, Path: "arn"}
	}
}

// madeIDs are the prefixes of ids that AWS makes, which are the same nowhere else:
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html.
const madeIDs = " acl eipalloc eigw eni i igw nat pcx rtb rtbassoc sg subnet tgw vol vpc vpce fl lt ami snap key "

// linked returns a value of an account in which ids refer to what has them.
func (l *linker) linked(v *model.Value, account, attr string) *model.Value {
	switch {
	case v == nil || v.Is(model.Unknown):
		return v
	case v.Kind() == model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = l.linked(e, account, attr)
		}
		return model.NewList(elems, v.Range()).WithRefs(v.Refs()...)
	case v.Kind() == model.Object:
		attrs := make([]model.Attr, v.Len())
		for i, a := range v.Attrs() {
			a.Value = l.linked(a.Value, account, a.Name)
			attrs[i] = a
		}
		return model.NewObject(attrs, v.Range()).WithRefs(v.Refs()...)
	}
	s, ok := v.AsString()
	if !ok {
		return v
	}
	if doc := v.Doc(); doc != nil {
		return v.WithDoc(l.linked(doc, account, attr))
	}
	if ref, ok := l.byText[s]; ok {
		return v.WithRefs(ref)
	}
	if ref, ok := l.byName[[3]string{account, names[attr], s}]; ok {
		return v.WithRefs(ref)
	}
	return v
}

// link draws up what runs under the addresses of the code, and marks what differs.
func (r *Report) link() {
	r.linked, r.changes = newLinker(), map[*source.Anchor]place{}
	for code, live := range r.tied.of {
		r.linked.add(live, r.tied.reported[live].Account, code.Address)
	}
	for i := range r.Drifts {
		if d := &r.Drifts[i]; d.Kind == Unmanaged {
			r.linked.add(d.Live, d.Account, d.Address)
		}
	}
}

// model returns an unmanaged resource as it is judged.
func (r *Report) model(d *Drift) *model.Resource {
	d.mark = &source.Anchor{File: cloud.Live}
	m := d.Reported.Model()
	at := source.Range{Anchor: d.mark}
	m.Address = d.Address
	m.Value = dropSelf(r.linked.linked(cloud.At(m.Value, at), d.Account, ""))
	m.Origin = model.Origin{Language: cloud.Live, Stack: d.Stack, Header: at, Block: at, Provider: r.provider(d)}
	return m
}

// dropSelf takes from an object the references to itself: its own id is a text.
func dropSelf(v *model.Value) *model.Value {
	attrs := make([]model.Attr, v.Len())
	for i, a := range v.Attrs() {
		if a.Name == "id" || a.Name == "arn" {
			if s, ok := a.Value.AsString(); ok {
				a.Value = model.NewString(s, a.Value.Range())
			}
		}
		attrs[i] = a
	}
	return model.NewObject(attrs, v.Range())
}

// provider returns the provider of the code that works where a resource is: one that
// says so, else that of a resource in the same account and region, or in the account,
// or of any.
func (r *Report) provider(d *Drift) model.Address {
	if r.providers == nil {
		r.providers = map[string]map[Where]model.Address{}
	}
	known := r.providers[d.Stack]
	if known == nil {
		known = r.providersOf(d.Stack)
		r.providers[d.Stack] = known
	}
	for _, w := range []Where{{d.Account, d.Region}, {d.Account, ""}, {}} {
		if p, ok := known[w]; ok {
			return p
		}
	}
	return ""
}

// providersOf returns the providers of a stack by where they work.
func (r *Report) providersOf(stack string) map[Where]model.Address {
	out := map[Where]model.Address{}
	note := func(w Where, p model.Address) {
		if _, known := out[w]; !known {
			out[w] = p
		}
	}
	for _, p := range r.in.Declared {
		if w := r.tied.at[keyOf(p)]; w.Account != "" && p.Origin.Stack == stack && !strings.Contains(string(p.Address), "module.") {
			note(w, p.Address)
			note(Where{Account: w.Account}, p.Address)
		}
	}
	for _, code := range r.in.Code {
		live := r.tied.of[code]
		if live == nil || code.Origin.Stack != stack {
			continue
		}
		w := whereIs(r.tied.reported[live])
		for _, w := range []Where{w, {Account: w.Account}, {}} {
			note(w, code.Origin.Provider)
		}
	}
	return out
}

// Referring returns the attributes of an unmanaged drift, in which ids refer to the
// resources that have them by the addresses of the code.
func (r *Report) Referring(d *Drift) *model.Value {
	return dropSelf(r.linked.linked(d.Reported.Model().Value, d.Account, ""))
}
