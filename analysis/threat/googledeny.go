package threat

import (
	"net/url"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
)

// A googleDenial is a rule of a deny policy, which counts whatever roles somebody has:
// https://cloud.google.com/iam/docs/deny-overview.
type googleDenial struct {
	res       *model.Resource
	scope     googleScope
	denied    gcp.Permissions
	excepted  gcp.Permissions
	who, not  []string // as members of policies are named; "*" is everybody
	uncertain bool     // the code does not tell all of it, or it has a condition
}

// readDenials reads the deny policies of the code:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/iam_deny_policy.
func (g *googleIdentity) readDenials() {
	for _, r := range g.w.all("google_iam_deny_policy") {
		scope := g.attachment(r)
		for _, v := range walk(r.Value, "rules.deny_rule") {
			for _, rule := range elems(v) {
				d := googleDenial{res: r, scope: scope}
				d.denied = g.deniedPermissions(rule.Get("denied_permissions"), &d.uncertain)
				d.excepted = g.deniedPermissions(rule.Get("exception_permissions"), new(bool))
				d.who = g.deniedPrincipals(r, rule.Get("denied_principals"), &d.uncertain)
				d.not = g.deniedPrincipals(r, rule.Get("exception_principals"), &d.uncertain)
				d.uncertain = d.uncertain || !first(rule.Get("denial_condition")).IsNull()
				g.denials = append(g.denials, d)
			}
		}
	}
}

// attachment returns where a deny policy holds: its parent is a name with "/" escaped.
func (g *google) attachment(r *model.Resource) googleScope {
	v := r.Value.Get("parent")
	text := g.w.text(r, v)
	if plain, err := url.QueryUnescape(text); err == nil {
		text = plain
	}
	text = strings.TrimPrefix(text, "cloudresourcemanager.googleapis.com/")
	switch {
	case strings.HasPrefix(text, "organizations/"):
		return g.names(r.Origin.Stack, googleScope{level: ofOrganization, key: strings.TrimPrefix(text, "organizations/")})
	case strings.HasPrefix(text, "folders/"):
		return g.folderScope(r, model.NewString(text, v.Range()))
	case g.w.referred(r, v, folderTypes...) != nil:
		return g.folderScope(r, v)
	case strings.HasPrefix(text, "projects/"):
		return g.names(r.Origin.Stack, googleScope{level: ofProject, key: strings.TrimPrefix(text, "projects/")})
	}
	return g.names(r.Origin.Stack, googleScope{level: ofProject, key: g.projectKey(r, v)})
}

// deniedPermissions reads permissions as deny policies name them, by the address of their
// service: https://cloud.google.com/iam/docs/deny-permissions-support.
func (g *google) deniedPermissions(v *model.Value, uncertain *bool) gcp.Permissions {
	var out gcp.Permissions
	for _, e := range elems(v) {
		s, ok := e.AsString()
		if !ok {
			*uncertain, out = true, append(out, "*")
			continue
		}
		service, name, _ := strings.Cut(s, ".googleapis.com/")
		switch service {
		case "cloudresourcemanager":
			service = "resourcemanager"
		case "sqladmin":
			service = "cloudsql"
		}
		out = append(out, service+"."+name)
	}
	return out
}

// deniedPrincipals reads who is denied:
// https://cloud.google.com/iam/docs/principal-identifiers#deny.
func (g *googleIdentity) deniedPrincipals(r *model.Resource, v *model.Value, uncertain *bool) []string {
	var out []string
	for _, e := range elems(v) {
		text := g.w.text(r, e)
		switch {
		case strings.HasPrefix(text, "principalSet://goog/public:all"):
			out = append(out, "*")
		case strings.HasPrefix(text, "principal://goog/subject/"):
			out = append(out, "user:"+strings.TrimPrefix(text, "principal://goog/subject/"))
		case strings.HasPrefix(text, "principalSet://goog/group/"):
			out = append(out, "group:"+strings.TrimPrefix(text, "principalSet://goog/group/"))
		case strings.Contains(text, "/serviceAccounts/"):
			if a, ok := g.serviceAccount(r, e, g.inProject(r).scope); ok {
				out = append(out, a.fact.String())
			}
		default:
			*uncertain = *uncertain || e.Is(model.Unknown)
		}
	}
	return out
}

// names reports whether a principal is among those of a list.
func (p *googlePrincipal) among(list []string) bool {
	if p.base != nil {
		p = p.base
	}
	return slices.ContainsFunc(list, func(s string) bool { return s == "*" || s == p.fact.Name || s == p.fact.String() })
}

// allowed returns what deny policies leave of what a principal has of a permission. A
// denial below where it has it leaves the other projects that the code knows.
func (g *googleIdentity) allowed(p *googlePrincipal, permission string, holds []googleHold) []googleHold {
	for i := range g.denials {
		d := &g.denials[i]
		if !d.denied.Has(permission) || d.excepted.Has(permission) || !p.among(d.who) && !(d.uncertain && len(d.who) == 0) || p.among(d.not) {
			continue
		}
		var left []googleHold
		for _, h := range holds {
			left = append(left, g.withoutDenied(d, h)...)
		}
		holds = left
	}
	return holds
}

func (g *googleIdentity) withoutDenied(d *googleDenial, h googleHold) []googleHold {
	if _, ok := g.within(h.scope, d.scope); ok {
		if !d.uncertain {
			return nil
		}
		h.grant = h.grant.plus(&grant{evidence: []Evidence{at(d.res, "rules")}}, string(d.res.Address)+" does not deny it")
		return []googleHold{h}
	}
	if _, below := g.within(d.scope, h.scope); !below || d.uncertain || h.scope.level == ofResource {
		return []googleHold{h}
	}
	var out []googleHold
	for _, project := range g.known() {
		assume, in := g.within(project, h.scope)
		if _, denied := g.within(project, d.scope); in && !denied {
			out = append(out, googleHold{project, h.grant.plus(&grant{}, assume)})
		}
	}
	return out
}
