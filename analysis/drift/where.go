package drift

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
)

// A Where is an account and a region, each "" where it is not known.
type Where struct{ Account, Region string }

// meets reports whether two may be the same.
func (w Where) meets(o Where) bool {
	same := func(a, b string) bool { return a == "" || b == "" || a == b }
	return same(w.Account, o.Account) && same(w.Region, o.Region)
}

func whereIs(r *cloud.Resource) Where { return Where{r.Account, r.Region} }

// providerPlaces returns where the providers of the code work, as far as they say so
// themselves: by the region, the role that is assumed, the accounts that are allowed
// and the profile. See
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs#provider-configuration.
func providerPlaces(in Input) map[key]Where {
	out := map[key]Where{}
	for _, p := range in.Declared {
		if p.Type != "provider.aws" {
			continue
		}
		var w Where
		w.Region, _ = scalar(p.Value.Get("region"))
		if ids := p.Value.Get("allowed_account_ids").Elems(); len(ids) == 1 {
			w.Account, _ = scalar(ids[0])
		}
		// Roles are assumed one after the other; the last counts.
		for _, b := range blocks(p.Value.Get("assume_role")) {
			role, _ := scalar(b.Get("role_arn"))
			if account := accountOf(role); account != "" {
				w.Account = account
			}
		}
		if profile, ok := scalar(p.Value.Get("profile")); ok && w.Account == "" {
			w.Account = in.Profiles[profile]
		}
		out[keyOf(p)] = w
	}
	return out
}

// accountOf returns the account in an ARN: arn:aws:iam::ACCOUNT:role/NAME.
func accountOf(arn string) string {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" {
		return ""
	}
	return parts[4]
}

// whereOf returns where the code says that a resource is: by the state, by its own
// region (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support)
// or by its provider. What is not said is where everything is that was read, if that
// is one place.
func (t *tie) whereOf(code *model.Resource) Where {
	w := t.at[key{code.Origin.Stack, code.Origin.Provider}]
	if region, ok := scalar(code.Value.Get("region")); ok && region != "" && code.Type != "aws_region" {
		w.Region = region
	}
	known := t.in.Places[code.Address]
	if known.Account != "" {
		w.Account = known.Account
	}
	if known.Region != "" {
		w.Region = known.Region
	}
	return w
}

// near returns those of some that run that may be where the code says.
func (t *tie) near(code *model.Resource, live []*model.Resource) []*model.Resource {
	w := t.whereOf(code)
	if w == (Where{}) {
		return live
	}
	var out []*model.Resource
	for _, l := range live {
		if w.meets(whereIs(t.reported[l])) {
			out = append(out, l)
		}
	}
	return out
}

// only returns the account and the region of all that was read, "" for what is several.
func only(s *cloud.Snapshot) Where {
	accounts, regions := map[string]bool{}, map[string]bool{}
	for i := range s.Resources {
		accounts[s.Resources[i].Account], regions[s.Resources[i].Region] = true, true
	}
	one := func(m map[string]bool) string {
		delete(m, "")
		if len(m) != 1 {
			return ""
		}
		return slices.Collect(maps.Keys(m))[0]
	}
	return Where{one(accounts), one(regions)}
}

// readAt reports whether all resources of a type were read where one of the code is.
// Of what is global the region does not matter.
func (t *tie) readAt(code *model.Resource, typ string) bool {
	w := t.whereOf(code)
	return t.in.Live.Read(typ, w.Account, w.Region)
}
