package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// outsideIdentity returns the principal for identities of a pool that a member names:
// https://cloud.google.com/iam/docs/principal-identifiers.
func (g *googleIdentity) outsideIdentity(b *googleBinding, text string) *googlePrincipal {
	pool, selector := g.poolOf(b.res, b.member, text)
	if own, rest, ok := strings.Cut(text, ".svc.id.goog/"); ok {
		project := own[strings.LastIndexByte(own, '/')+1:]
		account, isAccount := strings.CutPrefix(rest, "subject/ns/")
		if ns, one := strings.CutPrefix(rest, "namespace/"); one {
			return g.workloadAccount(iam.Show(project), ns+"/*")
		}
		if isAccount {
			return g.workloadAccount(iam.Show(project), strings.Replace(account, "/sa/", "/", 1))
		}
	}
	if pool == nil {
		return g.principal(Fact{Kind: Principal, Name: iam.Show(text)})
	}
	f := of(Principal, pool)
	f.Name = selector
	known := g.byFact[f] != nil
	p := g.principal(f)
	if !known {
		for _, provider := range g.providersOf(pool) {
			g.federated(provider, selector, p.fact)
		}
	}
	return p
}

// providersOf returns the providers of a pool.
func (g *googleIdentity) providersOf(pool *model.Resource) []*model.Resource {
	if g.providers == nil {
		g.providers = map[*model.Resource][]*model.Resource{}
		for _, r := range g.w.all("google_iam_workload_identity_pool_provider") {
			if in := g.find(r, r.Value.Get("workload_identity_pool_id"), "google_iam_workload_identity_pool"); in != nil {
				g.providers[in] = append(g.providers[in], r)
			}
		}
	}
	return g.providers[pool]
}

// poolOf returns the pool that a member is about, nil where the code does not declare it,
// and which of its identities: what stands behind the pool.
func (g *google) poolOf(r *model.Resource, v *model.Value, text string) (*model.Resource, string) {
	selector := ""
	for _, mark := range []string{"/subject/", "/attribute.", "/group/", "/*"} {
		if i := strings.Index(text, mark); i >= 0 {
			selector = strings.TrimPrefix(text[i:], "/")
			break
		}
	}
	const typ = "google_iam_workload_identity_pool"
	if to := g.w.referred(r, v, typ); to != nil {
		return to, selector
	}
	if to := g.w.referred(r, v, typ+"_provider"); to != nil {
		return g.find(to, to.Value.Get("workload_identity_pool_id"), typ), selector
	}
	_, rest, ok := strings.Cut(text, "/workloadIdentityPools/")
	if !ok {
		return nil, selector
	}
	name, _, _ := strings.Cut(rest, "/")
	return g.named(r, typ, name), selector
}

// googleTenants are identity providers that make tokens for everybody, and the claims by
// which they tell whose they are, with a stranger's: the pages of each.
var googleTenants = map[string]map[string]string{
	// https://docs.github.com/en/actions/reference/security/oidc
	github: {"sub": "repo:stranger/anything:ref:refs/heads/main", "repository": "stranger/anything", "repository_owner": "stranger", "repository_id": "0",
		"repository_owner_id": "0", "actor": "stranger", "actor_id": "0", "ref": "refs/heads/main", "ref_type": "branch", "event_name": "push", "environment": "production",
		"repository_visibility": "public", "workflow_ref": "stranger/anything/.github/workflows/a.yml@refs/heads/main", "job_workflow_ref": "stranger/anything/.github/workflows/a.yml@refs/heads/main", "iss": "https://" + github},
	// https://docs.gitlab.com/ci/secrets/id_token_authentication/
	"gitlab.com": {"sub": "project_path:stranger/anything:ref_type:branch:ref:main", "project_path": "stranger/anything", "namespace_path": "stranger", "project_id": "0", "namespace_id": "0",
		"user_login": "stranger", "ref": "main", "ref_type": "branch", "ref_protected": "true", "iss": "https://gitlab.com"},
	// https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
	"app.terraform.io": {"sub": "organization:stranger:project:anything:workspace:anything:run_phase:apply", "terraform_organization_name": "stranger", "terraform_organization_id": "0",
		"terraform_workspace_name": "anything", "terraform_workspace_id": "0", "terraform_project_name": "anything", "terraform_run_phase": "apply"},
}

// federated adds who gets to be identities of a pool by one of its providers.
func (g *googleIdentity) federated(provider *model.Resource, selector string, f Fact) {
	if account := first(provider.Value.Get("aws"), "account_id"); !account.IsNull() {
		if number := g.w.text(provider, account); isNumber(number) && !g.w.isOurs(number) && !g.w.trusted(number) && selector == "*" {
			g.w.rule(f, &googleForeign, Flaw, grant{evidence: []Evidence{at(provider, "aws")}}, Fact{Kind: ExternalAccount, Name: number})
		}
		return
	}
	issuer := g.w.text(provider, first(provider.Value.Get("oidc"), "issuer_uri"))
	host := strings.TrimSuffix(strings.TrimPrefix(issuer, "https://"), "/")
	claims, ok := googleTenants[host]
	if !ok {
		return
	}
	got := grant{evidence: []Evidence{at(provider, "attribute_condition"), at(provider, "oidc")}}
	switch g.lets(provider, selector, claims) {
	case gcp.Yes:
		g.w.rule(f, &googleAnyIdentity, Call, got, Fact{Kind: AnyRepository, Name: host})
		return
	case gcp.Maybe:
		one := got.plus(&grant{}, "the condition of "+string(provider.Address)+" lets strangers in")
		g.w.rule(f, &googleAnyIdentity, Call, one, Fact{Kind: AnyRepository, Name: host})
		return
	}
	if host != github {
		return
	}
	if repository, ok := g.repositoryOf(provider, selector); ok {
		owner, _, _ := strings.Cut(repository, "/")
		own := map[string]string{"sub": "repo:" + repository + ":pull_request", "repository": repository, "repository_owner": owner, "ref": "refs/pull/1/merge", "event_name": "pull_request", "iss": "https://" + github}
		if truth := g.lets(provider, selector, own); truth != gcp.No {
			if truth == gcp.Maybe {
				got = got.plus(&grant{}, "the condition of "+string(provider.Address)+" lets pull requests in")
			}
			g.w.rule(f, &googleContribute, Flaw, got, Fact{Kind: Contributor, Name: host + " " + repository})
		}
	}
}

// repositoryOf returns the repository that a selector or a condition is about.
func (g *google) repositoryOf(provider *model.Resource, selector string) (string, bool) {
	if rest, ok := strings.CutPrefix(selector, "subject/repo:"); ok {
		repository, _, _ := strings.Cut(rest, ":")
		return repository, strings.Contains(repository, "/")
	}
	if rest, ok := strings.CutPrefix(selector, "attribute."); ok {
		if _, value, ok := strings.Cut(rest, "/"); ok && strings.Count(value, "/") == 1 {
			return value, true
		}
	}
	condition, _ := provider.Value.Get("attribute_condition").AsString()
	for _, part := range strings.FieldsFunc(condition, func(c rune) bool { return c == '\'' || c == '"' }) {
		if owner, name, ok := strings.Cut(part, "/"); ok && owner != "" && name != "" && !strings.ContainsAny(part, " =&|()") && !strings.Contains(name, "/") {
			return part, true
		}
	}
	return "", false
}

// lets reports whether a token with some claims becomes an identity that a selector is
// about: the provider's condition and the mapping of what is selected decide. See
// https://cloud.google.com/iam/docs/workload-identity-federation#mapping.
func (g *google) lets(provider *model.Resource, selector string, claims map[string]string) gcp.Truth {
	mapping := provider.Value.Get("attribute_mapping")
	var lookup func(name string) any
	depth := 0
	lookup = func(name string) any {
		if claim, ok := strings.CutPrefix(name, "assertion."); ok {
			if v, ok := claims[claim]; ok {
				return v
			}
			return nil
		}
		expression, ok := mapping.Get(name).AsString()
		if claim, is := strings.CutPrefix(expression, "assertion."); ok && is && depth < maxFollow {
			depth++
			defer func() { depth-- }()
			return lookup("assertion." + claim)
		}
		return nil
	}
	selected := gcp.Yes
	if selector != "*" && selector != "" {
		name, value, _ := strings.Cut(selector, "/")
		if name == "subject" {
			name = "google.subject"
		}
		selected = gcp.Maybe
		if v, ok := lookup(name).(string); ok {
			if selected = gcp.No; v == value || !known(value) {
				selected = gcp.Yes
			}
		}
	}
	condition := provider.Value.Get("attribute_condition")
	if condition.IsNull() {
		return selected
	}
	s, ok := condition.AsString()
	if !ok {
		return min(selected, gcp.Maybe)
	}
	return min(selected, gcp.Condition(s, lookup))
}
