package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// An edit is a way to change something, or to act in its place, that gives more than what it
// is about: it leads to others.
type edit struct {
	way
	gains func(w *world, target *model.Resource) []effect
}

// An effect is what an edit gives.
type effect struct {
	fact     Fact
	also     []Fact // what it takes beside the rights
	evidence []Evidence
	assumes  string
}

var edits = []edit{
	{editing("cognito-update-identity-pool", "let guests into the identity pool", "T1098", "amazoncognitoidentity", "aws_cognito_identity_pool", Work, "cognito-identity:UpdateIdentityPool"), (*world).guestRoles},
	{editing("cognito-admin-create-user", "create a user in the pool, who gets the role of users", "T1136", "amazoncognitouserpools", "aws_cognito_user_pool", Work, "cognito-idp:AdminCreateUser"), (*world).userRoles},
	{editing("cognito-admin-set-user-password", "set the password of a user in the pool, who gets the role of users", "T1098", "amazoncognitouserpools", "aws_cognito_user_pool", Work, "cognito-idp:AdminSetUserPassword"), restingOn("the pool has a user", (*world).userRoles)},
	{editing("cognito-admin-add-user-to-group", "join a group of the pool, which has a role", "T1098", "amazoncognitouserpools", "aws_cognito_user_pool", Work, "cognito-idp:AdminAddUserToGroup"), restingOn("the attacker is a user of the pool, and an identity pool takes roles from its tokens", (*world).groupRoles)},
	{editing("ec2-modify-metadata-options", "let the metadata service answer requests without a token", "T1562 T1552.005", "amazonec2", "aws_instance", Call, "ec2:ModifyInstanceMetadataOptions"), (*world).metadataRole},
	{editing("ssm-update-document", "replace the document that runs on the instance", "T1651", "awssystemsmanager", "aws_ssm_document", Wait, "ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion"), (*world).associated},
	{editing("bedrock-invoke-agent", "tell the agent to use its tools", "T1190", "amazonbedrock", "aws_bedrockagent_agent", Wait, "~bedrock:InvokeAgent"), restingOn("the agent and its functions do what they are told", (*world).agentTools)},
	{editing("cloud9-create-membership", "join the environment, which has credentials of its owner", "T1098", "awscloud9", "aws_cloud9_environment_ec2", Work, "cloud9:CreateEnvironmentMembership"), restingOn("the environment keeps the owner's temporary credentials", (*world).environmentOwner)},
	{editing("acm-pca-issue-certificate", "issue a certificate that the trust anchor takes", "T1649 T1078.004", "awsprivatecertificateauthority", "aws_acmpca_certificate_authority", Work, "~acm-pca:IssueCertificate ~acm-pca:GetCertificate"), (*world).anchored},
	{editing("ds-reset-user-password", "reset the password of a user of the directory, who may have the role", "T1098", "awsdirectoryservice", "aws_directory_service_directory", Work, "~ds:ResetUserPassword"), restingOn("a user of the directory has the role", (*world).directoryRoles)},
}

// editing makes the way of an edit.
func editing(id, title, techniques, page, target string, level Level, actions string) way {
	return way{Method: method(id, title, techniques, page), actions: actions, level: level, target: target}
}

func restingOn(what string, gains func(*world, *model.Resource) []effect) func(*world, *model.Resource) []effect {
	return func(w *world, r *model.Resource) []effect {
		out := gains(w, r)
		for i := range out {
			out[i].assumes = what
		}
		return out
	}
}

// edits adds what a principal gets by changing what leads to others.
func (w *world) edits(p *principal) {
	for i := range edits {
		m := &edits[i]
		if !p.speaks(&m.way) {
			continue
		}
		for _, r := range w.all(m.target) {
			if w.account(r).number != p.Account {
				continue
			}
			g, ok := w.asked(p, &m.way, query{resource: w.arn(r), on: r})
			if !ok {
				continue
			}
			for _, x := range m.gains(w, r) {
				w.gained(p, &m.way, g, x)
			}
		}
	}
	w.virtualClusters(p)
}

func (w *world) gained(p *principal, m *way, g grant, x effect) {
	if x.fact == p.fact {
		return
	}
	h := grant{allowed: iam.Yes}
	h.merge(&g)
	h.merge(&grant{allowed: iam.Yes, evidence: x.evidence})
	slices.Sort(h.actions)
	if x.assumes != "" {
		h.assume(x.assumes)
	}
	w.rule(x.fact, &m.Method, m.level, h, append([]Fact{p.fact}, x.also...)...)
}

// guestRoles returns the role of guests of an identity pool that has none now.
func (w *world) guestRoles(pool *model.Resource) []effect {
	if on, _ := pool.Value.Get("allow_unauthenticated_identities").AsBool(); on {
		return nil
	}
	return w.poolRoles(pool, "unauthenticated")
}

func (w *world) poolRoles(pool *model.Resource, kind string) []effect {
	var out []effect
	for _, a := range w.all("aws_cognito_identity_pool_roles_attachment") {
		if w.find(a, a.Value.Get("identity_pool_id"), "id", pool.Type) != pool {
			continue
		}
		if role := w.find(a, a.Value.Get("roles").Get(kind), "arn", "aws_iam_role"); role != nil {
			out = append(out, effect{fact: of(Principal, role), evidence: []Evidence{at(a, "roles", kind)}})
		}
	}
	return out
}

// userRoles returns the roles that identity pools give the users of a pool.
func (w *world) userRoles(users *model.Resource) []effect {
	var out []effect
	for _, pool := range w.all("aws_cognito_identity_pool") {
		for _, v := range walk(pool.Value, "cognito_identity_providers.provider_name") {
			if w.referred(pool, v, users.Type) == users {
				out = append(out, w.poolRoles(pool, "authenticated")...)
				break
			}
		}
	}
	return out
}

// groupRoles returns the roles of the groups of a pool.
func (w *world) groupRoles(users *model.Resource) []effect {
	var out []effect
	for _, group := range w.all("aws_cognito_user_group") {
		if w.find(group, group.Value.Get("user_pool_id"), "id", users.Type) != users {
			continue
		}
		if role := w.find(group, group.Value.Get("role_arn"), "arn", "aws_iam_role"); role != nil {
			out = append(out, effect{fact: of(Principal, role), evidence: []Evidence{at(group, "role_arn")}})
		}
	}
	return out
}

// metadataRole returns the role of an instance, for whoever can have it send requests.
func (w *world) metadataRole(r *model.Resource) []effect {
	role, evidence := w.roleLink(r)
	if role == nil {
		return nil
	}
	return []effect{{fact: role.fact, also: []Fact{of(Request, r)}, evidence: evidence}}
}

// associated returns the instances that a document runs on.
func (w *world) associated(doc *model.Resource) []effect {
	var out []effect
	for _, a := range w.all("aws_ssm_association") {
		if w.find(a, a.Value.Get("name"), "name arn id", doc.Type) != doc {
			continue
		}
		for _, v := range append(walk(a.Value, "targets.values"), a.Value.Get("instance_id")) {
			for _, x := range elems(v) {
				if to := w.referred(a, x, "aws_instance"); to != nil {
					out = append(out, effect{fact: of(Compute, to), evidence: []Evidence{at(a, "name")}, assumes: "the association takes the newest version of the document"})
				}
			}
		}
	}
	return out
}

// agentTools returns the functions that an agent calls.
func (w *world) agentTools(agent *model.Resource) []effect {
	var out []effect
	for _, group := range w.all("aws_bedrockagent_agent_action_group") {
		if w.referred(group, group.Value.Get("agent_id"), agent.Type) != agent {
			continue
		}
		for _, v := range walk(group.Value, "action_group_executor.lambda") {
			if to := w.find(group, v, "arn function_name", "aws_lambda_function"); to != nil {
				out = append(out, effect{fact: of(Compute, to), evidence: []Evidence{at(group, "action_group_executor")}})
			}
		}
	}
	return out
}

// environmentOwner returns who owns an environment.
func (w *world) environmentOwner(r *model.Resource) []effect {
	owner := w.find(r, r.Value.Get("owner_arn"), "arn", "aws_iam_user", "aws_iam_role")
	if owner == nil {
		return nil
	}
	return []effect{{fact: of(Principal, owner), evidence: []Evidence{at(r, "owner_arn")}}}
}

// anchored returns the roles of profiles that certificates of an authority are good for:
// https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html.
func (w *world) anchored(authority *model.Resource) []effect {
	trusted := slices.ContainsFunc(w.all("aws_rolesanywhere_trust_anchor"), func(a *model.Resource) bool {
		on, told := a.Value.Get("enabled").AsBool()
		return (on || !told) && slices.ContainsFunc(walk(a.Value, "source.source_data.acm_pca_arn"), func(v *model.Value) bool {
			return w.referred(a, v, authority.Type) == authority
		})
	})
	if !trusted {
		return nil
	}
	var out []effect
	for _, profile := range w.all("aws_rolesanywhere_profile") {
		if on, _ := profile.Value.Get("enabled").AsBool(); !on {
			continue
		}
		for i, v := range elems(profile.Value.Get("role_arns")) {
			role := w.find(profile, v, "arn", "aws_iam_role")
			if role == nil {
				continue
			}
			for _, p := range w.named[w.arn(role)] {
				if p.res == role && p.trust != nil && w.trusts(p, "rolesanywhere.amazonaws.com").Allowed != iam.No {
					out = append(out, effect{fact: p.fact, evidence: []Evidence{at(profile, "role_arns", i)}})
				}
			}
		}
	}
	return out
}

// directoryRoles returns the roles that users of a directory may have:
// https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_manage_roles.html.
func (w *world) directoryRoles(r *model.Resource) []effect {
	var out []effect
	for _, p := range w.principals {
		if p.trust != nil && p.Account == w.account(r).number && w.trusts(p, "ds.amazonaws.com").Allowed != iam.No {
			out = append(out, effect{fact: p.fact, evidence: []Evidence{at(p.res, "assume_role_policy")}})
		}
	}
	return out
}

var emrContainers = way{Method: method("emr-containers-start-job-run", "run a job on a cluster of Kubernetes with the role", "T1648", "amazonemroneksemrcontainers"), actions: "~emr-containers:StartJobRun", level: Work}

// virtualClusters adds the roles that jobs on virtual clusters run with: those that trust the
// service accounts of such jobs, whoever starts them naming the role:
// https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/setting-up-trust-policy.html.
func (w *world) virtualClusters(p *principal) {
	m := &emrContainers
	if !p.speaks(m) || len(w.all("aws_emrcontainers_virtual_cluster")) == 0 {
		return
	}
	for _, role := range w.principals {
		if role.trust == nil || role.Account != p.Account {
			continue
		}
		for _, n := range role.trust.Names() {
			_, host, ok := strings.Cut(n.Name, ":oidc-provider/")
			if n.Kind != iam.Federated || !ok || !slices.ContainsFunc(role.trust.Values(host+":sub"), func(s string) bool { return strings.Contains(s, "emr-containers-sa-") }) {
				continue
			}
			if g, ok := w.asked(p, m, query{keys: map[string]iam.Entry{"emr-containers:executionrolearn": iam.Value(role.ARN)}}); ok {
				w.gained(p, m, g, effect{fact: role.fact, evidence: []Evidence{at(role.res, "assume_role_policy", "Statement", n.Statement)}})
			}
		}
	}
}
