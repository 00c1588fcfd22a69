package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A googlePrincipal is who may do something: a service account, a user or group that
// policies name, everybody.
type googlePrincipal struct {
	fact    Fact
	account *model.Resource // of a service account that the code declares
	project googleScope     // of a service account
	grants  []googleGrant
	// limits are the only permissions that count, for a token of some scopes of the
	// account that base is.
	limits gcp.Permissions
	base   *googlePrincipal
	// admin tells that it may do anything in some project, declared that the code speaks of
	// it.
	admin, declared bool
	// idle tells that nobody is known to be among those that it stands for, drawn that its
	// rules are there.
	idle, drawn bool
}

// entry reports whether it is somebody from outside.
func (p *googlePrincipal) entry() bool { return isEntry(p.fact.Kind) }

// principal returns that of a fact, which is new the first time.
func (g *googleIdentity) principal(f Fact) *googlePrincipal {
	p := g.byFact[f]
	if p == nil {
		p = &googlePrincipal{fact: f}
		g.byFact[f] = p
		g.pending = append(g.pending, p)
	}
	return p
}

// ofAccount returns the principal of a service account of the code.
func (g *googleIdentity) ofAccount(r *model.Resource) *googlePrincipal {
	return g.of(googleAccount{of(Principal, r), r, g.inProject(r).scope})
}

// Service accounts that Google makes in each project, by the form of their addresses:
// https://cloud.google.com/iam/docs/service-account-types#default,
// https://cloud.google.com/iam/docs/service-agents#google-apis-service-agent,
// https://cloud.google.com/build/docs/cloud-build-service-account.
var googleDefaults = []struct{ prefix, suffix, name, role string }{
	computeDefault:    {"", "-compute@developer.gserviceaccount.com", "the default service account of Compute Engine in ", "roles/editor"},
	appDefault:        {"", "@appspot.gserviceaccount.com", "the default service account of App Engine in ", "roles/editor"},
	buildDefault:      {"", "@cloudbuild.gserviceaccount.com", "the service account of Cloud Build in ", "roles/cloudbuild.builds.builder"},
	googleAPIsDefault: {"", "@cloudservices.gserviceaccount.com", "the service agent of Google's APIs in ", "roles/editor"},
}

const (
	computeDefault = iota
	appDefault
	buildDefault
	googleAPIsDefault
)

func defaultFact(kind int, project googleScope) Fact {
	return Fact{Kind: Principal, Name: googleDefaults[kind].name + project.String()}
}

// account returns the service account of the code that a value names: by reference, by
// its address, or by that at the end of a path.
func (g *google) account(r *model.Resource, v *model.Value) *model.Resource {
	if to := g.w.referred(r, v, "google_service_account"); to != nil {
		return to
	}
	if data := g.w.referred(r, v, "data.google_service_account"); data != nil {
		return g.accountNamed(data, g.nameOf(data), "")
	}
	text := g.w.text(r, v)
	if i := strings.LastIndexAny(text, "/:"); i >= 0 && !strings.HasSuffix(text, "]") {
		text = text[i+1:]
	}
	name, domain, ok := strings.Cut(text, "@")
	project, own := strings.CutSuffix(domain, ".iam.gserviceaccount.com")
	if !ok {
		return g.accountNamed(r, text, "")
	}
	if !own {
		return nil
	}
	return g.accountNamed(r, name, project)
}

// accountNamed returns the service account of a name in a project, "" for any.
func (g *google) accountNamed(r *model.Resource, name, project string) *model.Resource {
	name = strings.TrimSuffix(name[:cutAt(name)], ".iam.gserviceaccount.com")
	if name == "" || !known(name) {
		return nil
	}
	to := g.named(r, "google_service_account", name)
	if to == nil {
		return nil
	}
	if own := g.project(to).key; project != "" && known(project) && known(own) && own != "" && own != project {
		return nil
	}
	return to
}

// cutAt returns where the domain of an address begins.
func cutAt(s string) int {
	if i := strings.IndexByte(s, '@'); i >= 0 {
		return i
	}
	return len(s)
}

// A googleAccount is a service account: one of the code, one of those that Google makes,
// or one that is named alone.
type googleAccount struct {
	fact    Fact
	res     *model.Resource
	project googleScope
}

// serviceAccount returns the service account that a value names, false where none is
// named. A project tells where the accounts are that Google makes.
func (g *google) serviceAccount(r *model.Resource, v *model.Value, project googleScope) (googleAccount, bool) {
	if v.IsNull() {
		return googleAccount{}, false
	}
	if to := g.account(r, v); to != nil {
		return googleAccount{of(Principal, to), to, g.inProject(to).scope}, true
	}
	for kind, typ := range []string{computeDefault: "data.google_compute_default_service_account", appDefault: "data.google_app_engine_default_service_account"} {
		if to := g.w.referred(r, v, typ); to != nil {
			return madeByGoogle(kind, g.inProject(to).scope), true
		}
	}
	text := g.w.text(r, v)
	if i := strings.LastIndexAny(text, "/:"); i >= 0 {
		text = text[i+1:]
	}
	for kind, d := range googleDefaults {
		if number, ok := strings.CutSuffix(text, d.suffix); ok {
			if g.w.referred(r, v, googleProjects...) != nil {
				project = googleScope{level: ofProject, key: g.projectKey(r, v)}
			} else if kind == appDefault {
				project = googleScope{level: ofProject, key: number}
			}
			return madeByGoogle(kind, project), true
		}
	}
	if !strings.Contains(text, "@") {
		return googleAccount{}, false
	}
	return googleAccount{fact: Fact{Kind: Principal, Name: "serviceAccount:" + iam.Show(text)}}, true
}

// madeByGoogle returns a service account that Google makes.
func madeByGoogle(kind int, project googleScope) googleAccount {
	return googleAccount{fact: defaultFact(kind, project), project: project}
}

// identity returns the principal of the service account that a value names, nil where
// none is named.
func (g *googleIdentity) identity(r *model.Resource, v *model.Value, project googleScope) *googlePrincipal {
	a, ok := g.serviceAccount(r, v, project)
	if !ok {
		return nil
	}
	return g.of(a)
}

// of returns the principal of a service account.
func (g *googleIdentity) of(a googleAccount) *googlePrincipal {
	p := g.principal(a.fact)
	p.account, p.project = a.res, a.project
	return p
}

// googleAnybody are the members that stand for everybody:
// https://cloud.google.com/iam/docs/principals-overview.
var googleAnybody = map[string]Kind{"allUsers": Internet, "allAuthenticatedUsers": AnyGoogle}

// member returns whom a member of a binding names, nil where nobody is known by it.
func (g *googleIdentity) member(b *googleBinding) *googlePrincipal {
	text := g.w.text(b.res, b.member)
	if kind, ok := googleAnybody[text]; ok {
		return g.principal(Fact{Kind: kind})
	}
	project := b.scope
	if project.level == ofResource {
		project = g.inProject(b.scope.res).scope
	}
	kind, name, _ := strings.Cut(text, ":")
	switch {
	case strings.HasPrefix(text, "deleted:"):
		return nil
	case strings.HasPrefix(text, "principal:") || strings.HasPrefix(text, "principalSet:"):
		return g.outsideIdentity(b, text)
	case strings.HasSuffix(text, "]") && strings.Contains(text, ".svc.id.goog["):
		return g.clusterIdentity(name)
	case kind == "projectOwner" || kind == "projectEditor" || kind == "projectViewer":
		key := g.projectKey(b.res, b.member)
		if i := strings.IndexByte(key, ':'); i >= 0 {
			key = key[i+1:]
		}
		return g.convenience(strings.ToLower(strings.TrimPrefix(kind, "project")), googleScope{level: ofProject, key: key})
	case kind == "serviceAccount" || len(b.member.Refs()) > 0 && kind == text:
		return g.identity(b.res, b.member, project)
	case kind == "user" || kind == "group" || kind == "domain":
		return g.principal(Fact{Kind: Principal, Name: iam.Show(text)})
	}
	return nil
}

// convenience returns all who have a basic role in a project:
// https://cloud.google.com/storage/docs/access-control/iam#convenience-values.
func (g *googleIdentity) convenience(role string, project googleScope) *googlePrincipal {
	f := Fact{Kind: Principal, Name: "any " + role + " of " + project.String()}
	if g.byFact[f] == nil {
		g.principal(f).idle = true
	}
	return g.byFact[f]
}

// readGrants gives everybody what policies say.
func (g *googleIdentity) readGrants() {
	all := g.bindings()
	for i := range all {
		b := &all[i]
		g.granted = append(g.granted, b.scope)
		p := g.member(b)
		if p == nil {
			continue
		}
		grant := b.googleGrant
		grant.evidence = append([]Evidence{b.written}, grant.evidence...)
		p.grants, p.declared = append(p.grants, grant), true
	}
	for _, r := range g.w.all("google_service_account") {
		g.ofAccount(r)
	}
	for _, r := range g.w.all("google_cloud_identity_group_membership") {
		g.membership(r)
	}
}

// membership adds that somebody is in a group.
func (g *googleIdentity) membership(r *model.Resource) {
	group := g.w.referred(r, r.Value.Get("group"), "google_cloud_identity_group")
	if group == nil {
		return
	}
	id := g.w.text(group, first(group.Value.Get("group_key"), "id"))
	v := first(r.Value.Get("preferred_member_key"), "id")
	who := g.identity(r, v, googleScope{level: ofProject})
	if text := g.w.text(r, v); who == nil || strings.HasPrefix(who.fact.Name, "serviceAccount:") && !strings.HasSuffix(text, "gserviceaccount.com") {
		who = g.principal(Fact{Kind: Principal, Name: "user:" + iam.Show(text)})
	}
	to := g.principal(Fact{Kind: Principal, Name: "group:" + iam.Show(id)})
	g.w.rule(to.fact, &googleMember, Given, grant{evidence: []Evidence{at(r, "preferred_member_key")}}, who.fact)
}

// givesEditor adds the roles that Google gives to the accounts that it makes, unless
// the code says otherwise.
func (g *googleIdentity) givesEditor(p *googlePrincipal, kind int) {
	d := &googleDefaults[kind]
	permissions, _ := gcp.Role(d.role)
	grant := googleGrant{role: d.role, permissions: permissions, scope: p.project}
	if kind == computeDefault || kind == appDefault {
		if g.withoutDefaults(p.project) {
			return
		}
		grant.assumes = []string{d.name + p.project.String() + " has the role Editor, which Google gives it unless a policy of the organization says otherwise"}
	}
	p.grants = append(p.grants, grant)
}

// withoutDefaults reports whether the code takes away the roles of the service accounts
// that Google makes:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_default_service_accounts,
// https://cloud.google.com/resource-manager/docs/organization-policy/restricting-service-accounts#disable_service_account_default_grants.
func (g *googleIdentity) withoutDefaults(project googleScope) bool {
	for _, r := range g.w.all("google_project_default_service_accounts") {
		if g.inProject(r).scope == project {
			return true
		}
	}
	for _, r := range g.w.all("google_project_iam_policy", "google_project_iam_binding") {
		role, _ := r.Value.Get("role").AsString()
		if g.inProject(r).scope == project && (r.Type == "google_project_iam_policy" || role == "roles/editor") {
			return true
		}
	}
	_, enforced := g.constraint("iam.automaticIamGrantsForDefaultServiceAccounts", project)
	return enforced
}

// constraint reports whether a policy of the organization enforces a constraint in a
// scope, and which resource says so.
func (g *google) constraint(name string, s googleScope) (*model.Resource, bool) {
	for _, typ := range []string{"google_organization_policy", "google_folder_organization_policy", "google_project_organization_policy", "google_org_policy_policy"} {
		for _, r := range g.w.all(typ) {
			if in, ok := g.constrains(r, name); ok {
				if _, ok := g.within(s, in); ok {
					return r, true
				}
			}
		}
	}
	return nil, false
}

// constrains reports whether a policy enforces a constraint, and where.
func (g *google) constrains(r *model.Resource, name string) (googleScope, bool) {
	if r.Type == "google_org_policy_policy" {
		text := g.w.text(r, r.Value.Get("name"))
		parent := r.Value.Get("parent")
		if !strings.HasSuffix(text, "/"+name) {
			return googleScope{}, false
		}
		on := slices.ContainsFunc(walk(r.Value, "spec.rules.enforce"), func(v *model.Value) bool {
			s, _ := v.AsString()
			b, _ := v.AsBool()
			return b || strings.EqualFold(s, "true")
		}) || len(walk(r.Value, "spec.rules.values")) > 0
		return g.parentScope(r, parent), on
	}
	text := g.w.text(r, r.Value.Get("constraint"))
	if strings.TrimPrefix(text, "constraints/") != name {
		return googleScope{}, false
	}
	on := len(walk(r.Value, "list_policy")) > 0
	if b, _ := first(r.Value.Get("boolean_policy"), "enforced").AsBool(); b {
		on = true
	}
	switch {
	case !r.Value.Get("org_id").IsNull():
		return g.organizationScope(r, r.Value.Get("org_id")), on
	case !r.Value.Get("folder").IsNull():
		return g.folderScope(r, r.Value.Get("folder")), on
	}
	return g.inProject(r).scope, on
}

// parentScope reads a name such as "folders/123".
func (g *google) parentScope(r *model.Resource, v *model.Value) googleScope {
	text := g.w.text(r, v)
	switch {
	case strings.HasPrefix(text, "organizations/") || g.w.referred(r, v, "data.google_organization") != nil:
		return g.organizationScope(r, v)
	case strings.HasPrefix(text, "folders/") || g.w.referred(r, v, folderTypes...) != nil:
		return g.folderScope(r, v)
	}
	return googleScope{level: ofProject, key: g.projectKey(r, v)}
}
