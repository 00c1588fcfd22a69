package threat

import (
	"maps"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// anonymous are the types of stores that answer requests without credentials.
var anonymous = map[string]bool{"aws_s3_bucket": true, "aws_sqs_queue": true}

// outsiders adds who can read a store from outside of the account, by its policy
// or ACL.
func (w *world) outsiders(r *model.Resource) {
	s := stores[r.Type]
	if r.Type == "aws_s3_bucket" {
		w.acl(r)
	}
	v := r.Value.Get(s.policy)
	if s.policy == "" || v.IsNull() {
		return
	}
	policy := w.document(r, v, model.Path{s.policy})
	asked := map[Fact]bool{}
	for _, n := range policy.Names() {
		if n.Kind != iam.User {
			continue
		}
		account := iam.AccountOf(n.Name)
		switch {
		case n.Name == "*":
			if entry := (Fact{Kind: Internet}); anonymous[r.Type] && !asked[entry] {
				asked[entry] = true
				w.outsider(r, &s, policy, entry, iam.Principal{}, &publicPolicy, Given)
			}
			if entry := (Fact{Kind: AnyAccount}); !asked[entry] {
				asked[entry] = true
				w.outsider(r, &s, policy, entry, stranger("000000000000"), &publicPolicy, Call)
			}
		case isNumber(account) && !w.isOurs(account) && !w.trusted(account):
			entry := Fact{Kind: ExternalAccount, Name: account}
			if asked[entry] {
				continue
			}
			asked[entry] = true
			who := stranger(account)
			if strings.Contains(n.Name, "/") {
				who.ARN = n.Name
			}
			w.outsider(r, &s, policy, entry, who, &sharedPolicy, Flaw)
		}
	}
}

// stranger is a user of an account, who may do anything there.
func stranger(account string) iam.Principal {
	return iam.Principal{Kind: iam.User, ARN: "arn:" + partition + ":iam::" + account + ":user/stranger", Account: account}
}

// somewhereElse is where strangers are: an address of nobody's network, from
// https://www.rfc-editor.org/rfc/rfc5737.
const somewhereElse = "203.0.113.77"

// outsider adds that somebody from outside can read a store by its policy.
func (w *world) outsider(r *model.Resource, s *store, policy *iam.Policy, entry Fact, who iam.Principal, m *Method, level Level) {
	for i := range s.reads {
		g := grant{allowed: iam.Yes}
		read := true
		for action := range strings.FieldsSeq(s.reads[i].actions) {
			read = read && g.and(action, w.fromOutside(r, w.arn(r)+s.within, s.within != "", policy, who, action))
		}
		if !read || !w.decryptsOutside(r, s, who, &g) {
			continue
		}
		if r.Type == "aws_s3_bucket" && entry.Kind != ExternalAccount && !w.blocks(r, "block_public_policy", "restrict_public_buckets", &g) {
			return
		}
		if entry.Kind == ExternalAccount && !known(w.account(r).number) {
			g.assume(entry.Name + " is another account than " + iam.Show(w.account(r).number))
		}
		w.rule(of(Read, r), m, level, g, entry)
		return
	}
}

// decryptsOutside asks for the key of a store, for somebody who is not of its account. Keys
// that AWS keeps for a service are of use to the account alone, and requests without
// credentials cannot use any key:
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html.
func (w *world) decryptsOutside(r *model.Resource, s *store, who iam.Principal, g *grant) bool {
	if homeKey(w, r, s) {
		return false
	}
	key, foreign := w.keyOf(r, s)
	switch {
	case key == nil && !foreign:
		return true
	case who.Kind == iam.Anonymous:
		return false
	case key == nil:
		g.assume("the key of " + string(r.Address) + " decrypts for " + who.Account)
		return true
	}
	doc := key.Value.Get("policy")
	if doc.IsNull() {
		return false
	}
	return g.and("kms:Decrypt", w.fromOutside(key, w.arn(key), false, w.document(key, doc, model.Path{"policy"}), who, "kms:Decrypt"))
}

// homeKey reports whether a store is encrypted with a key that AWS keeps for a service of
// the account: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
// and https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html#bucket-encryption-update-bucket-policy.
func homeKey(w *world, r *model.Resource, s *store) bool {
	if s.key == "" {
		return false
	}
	for _, v := range walk(r.Value, s.key) {
		if strings.Contains(w.text(r, v), "alias/aws/") {
			return true
		}
		if !v.IsNull() {
			return false
		}
	}
	switch r.Type {
	case "aws_secretsmanager_secret":
		return true
	case "aws_s3_bucket":
		for _, v := range walk(r.Value, "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm") {
			if algorithm, _ := v.AsString(); strings.HasPrefix(algorithm, "aws:kms") {
				return true
			}
		}
	}
	return false
}

// fromOutside asks for a request that comes from outside.
func (w *world) fromOutside(r *model.Resource, arn string, within bool, policy *iam.Policy, who iam.Principal, action string, also ...map[string]iam.Entry) iam.Decision {
	keys := map[string]iam.Entry{}
	w.everywhere(keys)
	for _, more := range also {
		maps.Copy(keys, more)
	}
	account := w.account(r).number
	w.tags(keys, "aws:resourcetag/", r)
	keys["aws:resourceaccount"] = iam.Value(account)
	keys["aws:sourcevpc"], keys["aws:sourcevpce"] = iam.Entry{}, iam.Entry{}
	keys["aws:sourcearn"], keys["aws:sourceaccount"] = iam.Entry{}, iam.Entry{}
	keys["aws:sourceip"] = iam.Value(somewhereElse)
	if who.Kind != iam.Anonymous {
		keys["aws:principalarn"], keys["aws:principalaccount"] = iam.Value(who.ARN), iam.Value(who.Account)
	}
	return ofStrangers(iam.Request{
		Principal: who, Action: action, Resource: arn, Within: within, Account: account,
		Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free},
	}, policy)
}

// groups are those that an ACL can name:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee.
var groups = map[string]Kind{
	"http://acs.amazonaws.com/groups/global/AllUsers":           Internet,
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers": AnyAccount,
}

// cannedACLs are the ready-made ACLs that let others read.
var cannedACLs = map[string]Kind{"public-read": Internet, "public-read-write": Internet, "authenticated-read": AnyAccount}

// acl adds who can read a bucket by its ACL.
func (w *world) acl(r *model.Resource) {
	if s, ok := r.Value.Get("acl").AsString(); ok && cannedACLs[s] != "" {
		w.aclGrant(r, cannedACLs[s], at(r, "acl"))
	}
	for i, v := range elems(r.Value.Get("grant")) {
		uri, _ := v.Get("uri").AsString()
		if groups[uri] == "" {
			continue
		}
		for _, p := range elems(v.Get("permissions")) {
			if s, _ := p.AsString(); s == "READ" || s == "FULL_CONTROL" {
				w.aclGrant(r, groups[uri], at(r, "grant", i))
				break
			}
		}
	}
}

func (w *world) aclGrant(r *model.Resource, k Kind, e Evidence) {
	g := grant{evidence: []Evidence{e}}
	if !w.hasACLs(r, &g) {
		return
	}
	if w.blocks(r, "block_public_acls", "ignore_public_acls", &g) {
		w.rule(of(Read, r), &publicACL, Given, g, Fact{Kind: k})
	}
}

// blocks reads the settings of the bucket and the account that block public access
// and reports whether both let it through. What is not declared is assumed, since
// buckets that were made since April 2023 block it:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html.
func (w *world) blocks(r *model.Resource, write, use string, g *grant) bool {
	block := r.Value.Get("public_access_block")
	if block == nil {
		g.assume("the bucket does not block public access, as new buckets do")
	}
	for _, attr := range []string{write, use} {
		if !open(block, attr, string(r.Address), g) {
			return false
		}
	}
	if block != nil {
		g.add(at(r, "public_access_block"))
	}
	for _, a := range w.all("aws_s3_account_public_access_block") {
		if w.account(a).number != w.account(r).number {
			continue
		}
		for _, attr := range []string{write, use} {
			if !open(a.Value, attr, string(a.Address), g) {
				return false
			}
		}
	}
	return true
}

// open reports whether a setting that blocks is off, as it is by default.
func open(block *model.Value, attr, where string, g *grant) bool {
	v := block.Get(attr)
	if v.Is(model.Unknown) {
		g.assume(attr + " of " + where + " is off")
		return true
	}
	on, _ := v.AsBool()
	return !on
}

// cognito adds who gets credentials from an identity pool.
func (w *world) cognito() {
	for _, a := range w.all("aws_cognito_identity_pool_roles_attachment") {
		pool := w.find(a, a.Value.Get("identity_pool_id"), "id", "aws_cognito_identity_pool")
		if pool == nil {
			continue
		}
		if role := w.find(a, a.Value.Get("roles").Get("unauthenticated"), "arn", "aws_iam_role"); role != nil {
			v := pool.Value.Get("allow_unauthenticated_identities")
			guests, ok := v.AsBool()
			g := grant{evidence: []Evidence{at(pool, "allow_unauthenticated_identities"), at(a, "roles", "unauthenticated")}}
			if v.Is(model.Unknown) {
				g.assume("allow_unauthenticated_identities of " + string(pool.Address) + " is on")
			}
			if guests || !ok && v.Is(model.Unknown) {
				w.rule(of(Principal, role), &cognitoGuest, Call, g, Fact{Kind: Internet})
			}
		}
		if role := w.find(a, a.Value.Get("roles").Get("authenticated"), "arn", "aws_iam_role"); role != nil {
			w.signup(pool, a, role)
		}
	}
}

// signup adds that anybody can sign up in a user pool that an identity pool trusts:
// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html.
func (w *world) signup(pool, attachment, role *model.Resource) {
	for i, v := range elems(pool.Value.Get("cognito_identity_providers")) {
		users := w.referred(pool, v.Get("provider_name"), "aws_cognito_user_pool")
		if users == nil {
			continue
		}
		closed := users.Value.Get("admin_create_user_config").Get("allow_admin_create_user_only")
		g := grant{evidence: []Evidence{at(pool, "cognito_identity_providers", i), at(attachment, "roles", "authenticated")}}
		if on, _ := closed.AsBool(); on {
			continue
		}
		if closed.Is(model.Unknown) {
			g.assume("anybody can sign up in " + string(users.Address))
		}
		w.rule(of(Principal, role), &cognitoSignup, Work, g, Fact{Kind: Internet})
		return
	}
}
