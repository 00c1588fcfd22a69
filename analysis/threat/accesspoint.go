package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

const accessPointPage = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html"

var (
	byAccessPoint     = method("s3-access-point", "read objects of the bucket by an access point", "T1530", accessPointPage)
	publicAccessPoint = method("s3-public-access-point", "read objects of the bucket by an access point, whose policy lets everybody", "T1530", accessPointPage)
	sharedAccessPoint = method("s3-shared-access-point", "read objects of the bucket by an access point, whose policy lets another account", "T1530 T1199", accessPointPage)
)

// accessPointKeys are the keys of requests that come by access points; they are in no others.
var accessPointKeys = []string{"s3:dataaccesspointaccount", "s3:dataaccesspointarn", "s3:accesspointnetworkorigin"}

// An accessPoint is a way to a bucket with a policy of its own, which counts beside that of
// the bucket: both have to let a request through.
type accessPoint struct {
	res    *model.Resource
	arn    string
	policy *iam.Policy
	keys   map[string]iam.Entry
	block  *model.Value // its settings against public access; none block all
	vpc    *model.Value // the only network that it answers
}

// accessPoints adds who reads a bucket by its access points.
func (w *world) accessPoints(r *model.Resource) {
	for _, x := range w.accessPointsOf(r) {
		w.byPrincipals(r, x)
		w.byOutsiders(r, x)
	}
}

// accessPointsOf returns the access points of a bucket.
func (w *world) accessPointsOf(r *model.Resource) []accessPoint {
	var out []accessPoint
	for _, x := range w.all("aws_s3_access_point") {
		if w.find(x, x.Value.Get("bucket"), "bucket id arn", r.Type) == r {
			a := accessPoint{res: x, arn: w.arn(x), vpc: firstOf(x.Value, "vpc_configuration")}
			a.block = firstElem(x.Value.Get("public_access_block_configuration"))
			w.policyOfPoint(&a, "")
			out = append(out, a)
		}
	}
	for _, x := range w.all("aws_s3control_multi_region_access_point") {
		for _, v := range walk(x.Value, "details.region.bucket") {
			if w.find(x, v, "bucket id arn", r.Type) == r {
				a := accessPoint{res: x, arn: w.arn(x), block: firstElem(firstElem(x.Value.Get("details")).Get("public_access_block"))}
				w.policyOfPoint(&a, "aws_s3control_multi_region_access_point_policy")
				out = append(out, a)
			}
		}
	}
	return out
}

func firstElem(v *model.Value) *model.Value {
	if list := elems(v); len(list) > 0 {
		return list[0]
	}
	return nil
}

// policyOfPoint reads the policy of an access point. That of one of several regions stands
// beside it.
func (w *world) policyOfPoint(a *accessPoint, satellite string) {
	holder, v, path := a.res, a.res.Value.Get("policy"), model.Path{"policy"}
	if satellite != "" {
		own := walkTexts(w, a.res, "details.name")
		for _, x := range w.all(satellite) {
			for _, name := range walk(x.Value, "details.name") {
				if w.referred(x, name, a.res.Type) == a.res || slices.Contains(own, w.text(x, name)) {
					holder, v, path = x, firstElem(x.Value.Get("details")).Get("policy"), model.Path{"details", "policy"}
				}
			}
		}
	}
	if !v.IsNull() {
		a.policy = w.document(holder, v, path)
	}
	origin := "Internet"
	if !a.vpc.IsNull() && len(elems(a.vpc)) > 0 {
		origin = "VPC"
	} else {
		a.vpc = nil
	}
	a.keys = map[string]iam.Entry{"s3:dataaccesspointaccount": iam.Value(w.account(a.res).number), "s3:dataaccesspointarn": iam.Value(a.arn), "s3:accesspointnetworkorigin": iam.Value(origin)}
}

func walkTexts(w *world, r *model.Resource, path string) []string {
	var out []string
	for _, v := range walk(r.Value, path) {
		if s := w.text(r, v); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// byPrincipals adds who of the code reads a bucket by an access point, where the bucket lets
// requests through that come by it alone.
func (w *world) byPrincipals(r *model.Resource, x accessPoint) {
	s := stores[r.Type]
	var policy *iam.Policy
	if v := r.Value.Get(s.policy); !v.IsNull() {
		policy = w.document(r, v, model.Path{s.policy})
	}
	if policy == nil || !slices.ContainsFunc(accessPointKeys, policy.Reads) {
		return // whoever reads by it reads without it as well
	}
	var names []iam.Named
	if x.policy != nil {
		names = x.policy.Names()
	}
	const action = "s3:GetObject"
	for _, p := range w.everybody {
		if p.isGroup() || !p.may(strings.ToLower(action)) && !namesDirectly(names, p) {
			continue
		}
		g := grant{allowed: iam.Yes}
		point := query{action: action, resource: x.arn + "/object/", within: true, on: x.res, policy: x.policy, account: w.account(x.res).number, keys: x.keys}
		bucket := query{action: action, resource: w.arn(r) + "/", within: true, on: r, policy: policy, account: w.account(r).number, keys: x.keys}
		asks := p
		if p.Account != bucket.account { // its own policies speak of the access point
			asks = p.with(p.fact.Kind, []*iam.Policy{everything})
		}
		if !g.and(action, w.ask(p, point)) || !g.and(action, w.ask(asks, bucket)) || !w.decrypts(p, r, &s, &g) {
			continue
		}
		w.ofNetwork(x, &g)
		w.rule(of(Read, r), &byAccessPoint, Call, g, p.fact)
	}
}

// ofNetwork adds what an access point that answers one network rests on.
func (w *world) ofNetwork(x accessPoint, g *grant) {
	g.actions = slices.Compact(g.actions)
	if x.vpc != nil {
		g.assume("the request comes from the network that " + string(x.res.Address) + " answers")
	}
}

// byOutsiders adds who reads a bucket by an access point from outside of the account.
func (w *world) byOutsiders(r *model.Resource, x accessPoint) {
	if x.policy == nil || x.vpc != nil {
		return
	}
	s := stores[r.Type]
	policy := w.document(r, r.Value.Get(s.policy), model.Path{s.policy})
	if policy == nil {
		return
	}
	seen := map[Fact]bool{}
	for _, n := range x.policy.Names() {
		if n.Kind != iam.User {
			continue
		}
		entry, who, m, level := Fact{Kind: Internet}, iam.Principal{}, &publicAccessPoint, Given
		if account := iam.AccountOf(n.Name); n.Name != "*" {
			if !isNumber(account) || w.isOurs(account) || w.trusted(account) {
				continue
			}
			entry, who, m, level = Fact{Kind: ExternalAccount, Name: account}, stranger(account), &sharedAccessPoint, Flaw
		}
		if seen[entry] {
			continue
		}
		seen[entry] = true
		const action = "s3:GetObject"
		g := grant{allowed: iam.Yes}
		if !g.and(action, w.fromOutside(x.res, x.arn+"/object/", true, x.policy, who, action, x.keys)) ||
			!g.and(action, w.fromOutside(r, w.arn(r)+"/", true, policy, who, action, x.keys)) || !w.decryptsOutside(r, &s, who, &g) {
			continue
		}
		if entry.Kind == Internet && (!x.opened("block_public_policy", &g) || !x.opened("restrict_public_buckets", &g) ||
			!w.blocks(r, "block_public_policy", "restrict_public_buckets", &g)) {
			continue
		}
		g.actions = slices.Compact(g.actions)
		w.rule(of(Read, r), m, level, g, entry)
	}
}

// opened reports whether a setting that blocks public access, on unless it says otherwise,
// is off: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html.
func (x *accessPoint) opened(attr string, g *grant) bool {
	v := x.block.Get(attr)
	if v.Is(model.Unknown) {
		g.assume(attr + " of " + string(x.res.Address) + " is off")
		return true
	}
	on, ok := v.AsBool()
	return ok && !on
}
