package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

var (
	letsItself    = method("store-policy-self", "read it, as the new policy lets it", "T1530", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html")
	letsOthers    = method("store-acl-self", "read it from another account, as the new ACL lets that", "T1530 T1537", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html")
	nothingDenies = method("store-policy-gone", "read it, as no policy of the store denies it any more", "T1530", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html")
)

// clears are ways to take away the policy of a store, and with it what that denies, by type.
var clears = map[string]way{
	"aws_dynamodb_table":        clear("dynamodb-delete-resource-policy", "delete the table's policy", "amazondynamodb", "dynamodb:DeleteResourcePolicy"),
	"aws_ecr_repository":        clear("ecr-delete-repository-policy", "delete the repository's policy", "amazonelasticcontainerregistry", "ecr:DeleteRepositoryPolicy"),
	"aws_kinesis_stream":        clear("kinesis-delete-resource-policy", "delete the stream's policy", "amazonkinesisdatastreams", "kinesis:DeleteResourcePolicy"),
	"aws_s3_bucket":             clear("s3-delete-bucket-policy", "delete the bucket's policy", "amazons3", "s3:DeleteBucketPolicy"),
	"aws_secretsmanager_secret": clear("secretsmanager-delete-resource-policy", "delete the secret's policy", secretsPage, "secretsmanager:DeleteResourcePolicy"),
}

func clear(id, title, page, actions string) way {
	return way{Method: method(id, title, "T1562 T1530", page), actions: actions, level: Work}
}

// acls are ways to let another account read a store by its ACL, by type. Those within are
// about what lies in it.
var acls = map[string][]way{
	"aws_s3_bucket": {
		{Method: method("s3-put-object-acl", "let another account read objects by their ACL", "T1098 T1537", "amazons3"), actions: "s3:PutObjectAcl", level: Work},
	},
}

// opens adds the ways in which a principal can let itself read a store.
func (w *world) opens(p *principal, r *model.Resource, s *store, policy *iam.Policy) {
	for i := range s.opens {
		if p.speaksOf(&s.opens[i], w.arn(r)) {
			w.opener(p, r, s, &s.opens[i], policy)
		}
	}
	for i := range acls[r.Type] {
		if m := &acls[r.Type][i]; p.speaksOf(m, w.arn(r)) {
			w.aclWriter(p, r, s, m, policy)
		}
	}
	if m, ok := clears[r.Type]; ok && policy != nil && policy.Denies() && p.speaks(&m) {
		w.clearer(p, r, s, &m, policy)
	}
}

// control is the fact that a principal has changed by a way who may read a store.
func control(p *principal, r *model.Resource, how string) Fact {
	f := of(Control, r)
	f.Name = strings.TrimSpace(string(p.fact.Address) + " " + how)
	return f
}

// opener adds that a principal can let itself read a store by changing the policy
// of the store. Whatever else denies it to read still does.
func (w *world) opener(p *principal, r *model.Resource, s *store, m *way, policy *iam.Policy) {
	g, ok := w.asked(p, m, query{resource: w.arn(r), on: r, policy: policy})
	if !ok || !w.decrypts(p, r, s, &g) {
		return
	}
	for i := range s.reads {
		h := grant{allowed: iam.Yes}
		read := true
		for action := range strings.FieldsSeq(s.reads[i].actions) {
			q := query{action: action, resource: w.arn(r) + s.within, within: s.within != "", on: r, policy: everybodyMay, account: p.Account}
			read = read && h.and(action, w.ask(p, q))
		}
		if read {
			f := control(p, r, "")
			w.rule(f, &m.Method, m.level, g, p.fact)
			w.rule(of(Read, r), &letsItself, Given, h, f)
			return
		}
	}
}

// clearer adds that a principal can read a store once the policy of the store is gone.
func (w *world) clearer(p *principal, r *model.Resource, s *store, m *way, policy *iam.Policy) {
	g, ok := w.asked(p, m, query{resource: w.arn(r), on: r, policy: policy})
	if !ok {
		return
	}
	for i := range s.reads {
		if h, ok := w.reads(p, r, s, &s.reads[i], nil); ok {
			f := control(p, r, "without its policy")
			w.rule(f, &m.Method, m.level, g, p.fact)
			w.rule(of(Read, r), &nothingDenies, Given, h, f)
			return
		}
	}
}

// aclWriter adds that a principal can let another account of the attacker's read objects of
// a bucket, where these have ACLs, no policy keeps the other account out, and no key that it
// cannot use encrypts them.
func (w *world) aclWriter(p *principal, r *model.Resource, s *store, m *way, policy *iam.Policy) {
	var on grant
	if !w.hasACLs(r, &on) || homeKey(w, r, s) {
		return
	}
	if key, foreign := w.keyOf(r, s); key != nil || foreign {
		return
	}
	g := grant{allowed: iam.Yes}
	for action := range strings.FieldsSeq(m.actions) {
		q := query{action: action, resource: w.arn(r) + s.within, within: true, on: r, policy: policy}
		if !g.and(action, w.ask(p, q)) {
			return
		}
	}
	g.merge(&grant{allowed: iam.Yes, evidence: on.evidence, assumes: on.assumes})
	h := grant{allowed: iam.Yes}
	if policy != nil && policy.Denies() {
		d := w.fromOutside(r, w.arn(r)+s.within, true, iam.Both(policy, everybodyMay), stranger("000000000000"), "s3:GetObject")
		if !h.and("s3:GetObject", d) {
			return
		}
	}
	f := control(p, r, "by its ACL")
	w.rule(f, &m.Method, m.level, g, p.fact)
	w.rule(of(Read, r), &letsOthers, Given, h, f)
}

// hasACLs reports whether the ACLs of a bucket and its objects are in force, and adds what
// that rests on: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html.
func (w *world) hasACLs(r *model.Resource, g *grant) bool {
	ownership := r.Value.Get("ownership_controls")
	if ownership == nil {
		// Buckets that were made since April 2023 have no ACLs unless they say so.
		g.assume("the bucket's objects have ACLs, which new buckets turn off")
		return true
	}
	if rule := elems(ownership.Get("rule")); len(rule) > 0 {
		v := rule[0].Get("object_ownership")
		if s, _ := v.AsString(); s == "BucketOwnerEnforced" {
			return false
		}
		if v.Is(model.Unknown) {
			g.assume("the bucket's objects have ACLs")
		}
		g.add(at(r, "ownership_controls"))
	}
	return true
}
