package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// partition is that of the ARNs of commercial regions.
const partition = "aws"

// An account is what a provider configuration works in.
type account struct {
	// number is that of the account, region where its resources are by default.
	// Both may be marks.
	number, region string
}

// account returns the account that a resource is in. Configurations that have the
// same credentials work in one account.
func (w *world) account(r *model.Resource) account { return w.accountAt(w.owner(r)) }

// region returns the region that a resource is in: that which it names itself, else
// that of its provider block.
func (w *world) region(r *model.Resource) string {
	if s := w.text(r, r.Value.Get("region")); s != "" {
		return s
	}
	return w.account(r).region
}

// accountAt returns the account that a provider block works in, which its values may
// refer to.
func (w *world) accountAt(p place) account {
	a := account{number: iam.UnknownNumber(accountName(p.stack, "")), region: iam.Unknown("region of " + string(p.address))}
	return w.accounts.get(w, p, a, equal, func() account {
		a := a
		block := w.lookup(p)
		if block == nil {
			return a
		}
		if s := w.text(block, block.Value.Get("region")); s != "" {
			a.region = s
		}
		if n := w.numberOf(block); n != "" {
			a.number = n
		} else {
			a.number = iam.UnknownNumber(accountName(p.stack, w.credentials(block)))
		}
		return a
	})
}

// accountName tells an account from others of which the number is not known.
func accountName(stack, credentials string) string {
	name := "account"
	if stack != "." && stack != "" {
		name += " of " + stack
	}
	if credentials != "" {
		name += " with " + credentials
	}
	return name
}

// credentials returns what tells the credentials of a provider block from those
// of others.
func (w *world) credentials(block *model.Resource) string {
	var parts []string
	for _, attr := range []string{"profile", "access_key", "shared_credentials_files", "shared_config_files"} {
		for _, v := range elems(block.Value.Get(attr)) {
			if s := iam.Show(w.text(block, v)); s != "" && !v.Is(model.Sensitive) {
				parts = append(parts, attr+" "+s)
			}
		}
	}
	for _, attr := range []string{"assume_role", "assume_role_with_web_identity"} {
		for _, v := range elems(block.Value.Get(attr)) {
			parts = append(parts, "role "+iam.Show(w.text(block, v.Get("role_arn"))))
		}
	}
	return strings.Join(parts, ", ")
}

// numberOf returns the account that a provider block names: the only one that it
// allows, or that of the role that it assumes. See
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs#argument-reference.
func (w *world) numberOf(block *model.Resource) string {
	if allowed := block.Value.Get("allowed_account_ids"); allowed.Len() == 1 {
		return w.text(block, allowed.Index(0))
	}
	roles := elems(block.Value.Get("assume_role"))
	if len(roles) == 0 {
		return ""
	}
	return iam.AccountOf(w.text(block, roles[len(roles)-1].Get("role_arn"))) // the last of a chain
}

// trusted reports whether an account is no stranger.
func (w *world) trusted(number string) bool { return contains(w.opts.Trusted, number) }

// isNumber reports whether s is an account's number.
func isNumber(s string) bool { return len(s) == 12 && strings.Trim(s, "0123456789") == "" }
