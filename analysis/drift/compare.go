package drift

import (
	"cmp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// Input is what is compared.
type Input struct {
	// Declared are the resources of the code as they are declared, Code what they
	// compose to.
	Declared, Code []*model.Resource
	Live           *cloud.Snapshot
	// Running is what [Prepare] makes of Live, where it is compared more than once.
	Running *Running
	// IDs are the vendor's ids by address, as a Terraform state or an import block
	// tells them.
	IDs map[model.Address]string
	// Places are where resources are, by address, as a state tells it, and Profiles the
	// accounts that profiles lead to. Neither need be whole.
	Places   map[model.Address]Where
	Profiles map[string]string
	// Namespace is where objects of Kubernetes are that name none, "" for "default".
	Namespace string
	// Types and Regions narrow the comparison down, nil for all; Tag does so to what
	// has a tag, "name" or "name=value".
	Types, Regions []string
	Tag            string
	// Ignore reports whether an attribute of a resource, or for "" all of it, may
	// differ. It may be nil.
	Ignore func(address model.Address, typ, path string) bool
}

// ignores reports whether a difference of a resource does not count.
func (in Input) ignores(r *model.Resource, path string) bool {
	return in.Ignore != nil && in.Ignore(r.Address, r.Type, path)
}

// wanted reports whether a resource that runs is among those that are compared.
func (in Input) wanted(r *cloud.Resource) bool {
	if in.Regions != nil && r.Region != "" && !slices.Contains(in.Regions, r.Region) {
		return false
	}
	if in.Types != nil && !slices.Contains(in.Types, r.Type) {
		return false
	}
	return in.Tag == "" || tagged(tagsOf(r.Type, cloud.Value(r.Attributes, emptyRange)), in.Tag)
}

// Compare returns what differs, not yet judged.
func Compare(in Input) *Report {
	t := newTie(in)
	r := &Report{in: in, tied: t, Unreadable: in.Live.Unreadable}
	for _, code := range in.Code {
		live := t.of[code]
		if live == nil || !in.wanted(t.reported[live]) || in.ignores(code, "") {
			continue
		}
		r.Compared++
		d := drifted(Changed, code, t.reported[live])
		d.Live = live
		let := d // what the code lets differ
		for _, c := range t.differences(in, code, live) {
			if c.Ignored {
				let.Changes = append(let.Changes, c)
			} else {
				d.Changes = append(d.Changes, c)
			}
		}
		if len(d.Changes) > 0 {
			r.Drifts = append(r.Drifts, d)
		}
		if len(let.Changes) > 0 {
			r.ignored = append(r.ignored, let)
		}
	}
	r.missing()
	r.unmanaged()
	r.link()
	r.sort()
	return r
}

func drifted(k Kind, code *model.Resource, reported *cloud.Resource) Drift {
	d := Drift{Kind: k, Code: code, Reported: reported}
	if code != nil {
		d.Type, d.Address, d.Stack = code.Type, code.Address, code.Origin.Stack
	}
	if reported != nil {
		d.Type, d.ID, d.Account, d.Region = reported.Type, reported.ID, reported.Account, reported.Region
	}
	return d
}

// missing notes what the code declares and does not run. What could not be read,
// or is not named by the code, is not said to be missing.
func (r *Report) missing() {
	for _, code := range r.tied.open {
		typ := liveType(code.Type)
		switch {
		case r.in.ignores(code, "") || r.in.Tag != "" && !tagged(tagsOf(code.Type, code.Value), r.in.Tag):
		case kube.IsObject(typ) && !r.in.readObject(code), !kube.IsObject(typ) && !r.tied.readAt(code, typ):
			r.Unread = append(r.Unread, code)
		case r.tied.several[code], !r.tied.named[code] && !r.in.Live.Read(cloud.AllTypes, "", "") && !kube.IsObject(typ):
			r.Untied = append(r.Untied, code)
		default:
			d := drifted(Missing, code, nil)
			d.ID = r.in.IDs[code.Address]
			r.Drifts = append(r.Drifts, d)
		}
	}
}

// unmanaged notes what runs and is in no code. Regions and accounts of which the
// code says nothing are the caller's choice.
func (r *Report) unmanaged() {
	doubtful, stacks := map[string]model.Address{}, r.stacks()
	for _, code := range r.Untied {
		doubtful[liveType(code.Type)] = code.Address
	}
	left := map[*cloud.Resource]*model.Resource{}
	for _, list := range r.tied.candidates {
		for _, live := range list {
			left[r.tied.reported[live]] = live
		}
	}
	for i := range r.in.Live.Resources {
		reported := &r.in.Live.Resources[i]
		live := left[reported]
		if live == nil || !r.in.wanted(reported) || r.in.ignores(live, "") {
			continue
		}
		if reported.MadeBy != "" {
			r.Controlled = append(r.Controlled, *reported)
			continue
		}
		d := drifted(Unmanaged, nil, reported)
		d.Address, d.Live, d.Stack = live.Address, live, cmp.Or(stacks[reported.Account], stacks[""])
		if addr := doubtful[reported.Type]; addr != "" {
			d.Note = "it may be " + string(addr) + ", which no name tells apart"
		}
		r.Drifts = append(r.Drifts, d)
	}
}

// stacks returns the stack in which what is unmanaged is judged, by account: the one
// that most of the account's code is in; for "", of all code.
func (r *Report) stacks() map[string]string {
	type in struct{ account, stack string }
	count := map[in]int{}
	best := map[string]string{"": "."}
	note := func(account, stack string) {
		count[in{account, stack}]++
		if count[in{account, stack}] > count[in{account, best[account]}] {
			best[account] = stack
		}
	}
	for _, c := range r.in.Code {
		note("", c.Origin.Stack)
		if live := r.tied.of[c]; live != nil && r.tied.reported[live].Account != "" {
			note(r.tied.reported[live].Account, c.Origin.Stack)
		}
	}
	return best
}
