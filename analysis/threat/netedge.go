package threat

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	publicCDN   = method("cloudfront-distribution", "send requests to the distribution", "T1190", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-overview.html")
	cdnOrigin   = method("cloudfront-origin", "have requests passed on to the origin of the distribution", "T1190", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html")
	cdnBucket   = method("cloudfront-bucket", "read what the distribution serves of the bucket", "T1530", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html")
	accelerated = method("global-accelerator", "send packets to it by the accelerator", "T1190", "https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html")
)

// edges adds what the networks at the edge of AWS pass on.
func (l *layout) edges() {
	for _, r := range l.w.all("aws_cloudfront_distribution") {
		if on, ok := r.Value.Get("enabled").AsBool(); ok && !on {
			continue
		}
		f := of(Reach, r)
		l.w.rule(f, &publicCDN, signedLevel(r), grant{evidence: []Evidence{at(r, "enabled")}}, Fact{Kind: Internet})
		for i, v := range elems(r.Value.Get("origin")) {
			l.origin(r, v, f, grant{allowed: iam.Yes, evidence: []Evidence{at(r, "origin", i)}})
		}
	}
	for _, r := range l.w.all("aws_globalaccelerator_endpoint_group") {
		l.accelerate(r)
	}
}

// signedLevel returns how hard it is to get an answer of a distribution: one whose
// default behaviour trusts signers or groups of keys wants a signed request.
func signedLevel(r *model.Resource) Level {
	for _, path := range []string{"default_cache_behavior.trusted_key_groups", "default_cache_behavior.trusted_signers"} {
		if slices.ContainsFunc(walk(r.Value, path), func(v *model.Value) bool { return v.Len() > 0 }) {
			return Flaw
		}
	}
	return filteredLevel(r.Value.Get("web_acl_id"))
}

// origin adds that a distribution passes requests on to an origin.
func (l *layout) origin(r *model.Resource, v *model.Value, f Fact, g grant) {
	w := l.w
	domain := v.Get("domain_name")
	for _, vpc := range walk(v, "vpc_origin_config.vpc_origin_id") {
		if o := w.referred(r, vpc, "aws_cloudfront_vpc_origin"); o != nil {
			for _, arn := range walk(o.Value, "vpc_origin_endpoint_config.arn") {
				if to := w.referred(o, arn, "aws_lb", "aws_instance"); to != nil {
					g.add(at(o, "vpc_origin_endpoint_config"))
					l.fromEdge(to, &cdnOrigin, cloudFront, true, network.AllServices, g, f)
				}
			}
		}
	}
	if bucket := w.referred(r, domain, "aws_s3_bucket"); bucket != nil && w.serves(r, v, bucket, &g) {
		w.rule(of(Read, bucket), &cdnBucket, Call, g, f)
	}
	if fn := w.referred(r, domain, "aws_lambda_function_url", "aws_lambda_function"); fn != nil {
		l.originFunction(r, v, fn, f, g)
	}
	if to := w.referred(r, domain, "aws_lb", "aws_elb", "aws_instance"); to != nil {
		l.fromEdge(to, &cdnOrigin, cloudFront, false, originPorts(v), g, f)
	}
}

// originPorts are those that a distribution asks an origin at.
func originPorts(v *model.Value) network.Services {
	out := network.Services{}
	for _, c := range walk(v, "custom_origin_config") {
		policy, _ := c.Get("origin_protocol_policy").AsString()
		for attr, not := range map[string]string{"http_port": "https-only", "https_port": "http-only"} {
			if n, ok := port(c, attr); ok && n > 0 && policy != not {
				out = out.Or(network.Ports(network.TCP, n, n))
			}
		}
	}
	if out.Empty() {
		return ports(80, 443)
	}
	return out
}

// serves reports whether a bucket lets a distribution read it: by the identity of the
// origin, or by its policy, which names the service and the distribution.
func (w *world) serves(r *model.Resource, v *model.Value, bucket *model.Resource, g *grant) bool {
	policy := bucket.Value.Get("policy")
	if policy.IsNull() {
		return false
	}
	for _, id := range walk(v, "s3_origin_config.origin_access_identity") {
		if own := w.referred(r, id, "aws_cloudfront_origin_access_identity"); own != nil && slices.Contains(w.mentioned(bucket, policy, own.Type), own) {
			g.add(at(bucket, "policy"))
			return true
		}
	}
	if v.Get("origin_access_control_id").IsNull() {
		return false
	}
	keys := map[string]iam.Entry{}
	w.everywhere(keys)
	keys["aws:sourcearn"], keys["aws:sourceaccount"] = iam.Value(w.arn(r)), iam.Value(w.account(r).number)
	keys["aws:principalisawsservice"] = iam.Value("true")
	d := iam.Evaluate(iam.Request{
		Principal: iam.Principal{Kind: iam.Service, ARN: "cloudfront.amazonaws.com"}, Action: "s3:GetObject", Resource: w.arn(bucket) + "/", Within: true,
		Account: w.account(bucket).number, Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free},
	}, iam.Policies{Resource: w.document(bucket, policy, model.Path{"policy"}), Mandatory: true})
	return g.and("s3:GetObject", d)
}

// originFunction adds that a distribution calls a function by its URL, which asks for
// nothing, or for the signature that the distribution gives.
func (l *layout) originFunction(r *model.Resource, v *model.Value, fn *model.Resource, f Fact, g grant) {
	if fn.Type == "aws_lambda_function_url" {
		url := fn
		if auth, _ := url.Value.Get("authorization_type").AsString(); auth != "NONE" && v.Get("origin_access_control_id").IsNull() {
			return
		}
		if fn = l.w.find(url, url.Value.Get("function_name"), "function_name arn id", "aws_lambda_function"); fn == nil {
			return
		}
	}
	l.w.rule(of(Reach, fn), &cdnOrigin, Given, g, f)
	l.called(fn)
}

// cloudFront stands for the addresses that distributions ask origins from, and
// accelerator for those of accelerators: each is part of what AWS publishes for the
// service, https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html.
var (
	cloudFront  = network.Of(netip.MustParsePrefix("130.176.0.0/16"))
	accelerator = network.PublicIPv4
)

// managedLists are prefix lists that AWS keeps, by the end of their name, and part of
// their addresses: none of them holds strangers, but for those who come through the
// service: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html.
var managedLists = map[string]network.Set{
	".cloudfront.origin-facing": cloudFront,
	".dynamodb":                 network.Of(netip.MustParsePrefix("52.94.0.0/24")),
	".ec2-instance-connect":     network.Of(netip.MustParsePrefix("18.206.107.24/29")),
	".groundstation":            {},
	".route53-healthchecks":     network.Of(netip.MustParsePrefix("15.177.0.0/18")),
	".s3":                       network.Of(netip.MustParsePrefix("52.216.0.0/24")),
	".vpc-lattice":              network.Of(netip.MustParsePrefix("169.254.171.0/24")),
}

// managedList returns the addresses of a prefix list that AWS keeps and that the code
// looks up by name.
func (w *world) managedList(r *model.Resource, v *model.Value) (network.Set, bool) {
	list := w.referred(r, v, "data.aws_ec2_managed_prefix_list", "data.aws_prefix_list")
	if list == nil {
		return network.Set{}, false
	}
	names := []*model.Value{list.Value.Get("name")}
	for _, f := range elems(list.Value.Get("filter")) {
		if s, _ := f.Get("name").AsString(); s == "prefix-list-name" {
			names = append(names, elems(f.Get("values"))...)
		}
	}
	for _, v := range names {
		text := w.text(list, v)
		for end, set := range managedLists {
			if strings.HasPrefix(text, "com.amazonaws.") && strings.HasSuffix(text, end) {
				return set, true
			}
		}
	}
	return network.Set{}, false
}

// fromEdge adds that a service at the edge sends packets to a resource from its own
// addresses, which its filters let in: by the internet, or privately.
func (l *layout) fromEdge(to *model.Resource, m *Method, from network.Set, privately bool, s network.Services, g grant, body Fact) {
	both := [2]network.Services{}
	grants := [2]grant{g, g}
	for i := range both {
		for _, e := range l.use(to, i) {
			var found network.Services
			if privately {
				found = network.Admitted(e.Interface, from.Or(network.Of(e.subnet.VPC.CIDRs...)))
			} else {
				found = network.FromInternet(e.Interface, from, false)
			}
			both[i] = both[i].Or(found.And(s).And(l.services[to]))
			if i == 1 {
				e.doubted(&grants[i])
			}
		}
	}
	l.add(to, m, both, grants, body)
}

// accelerate adds what an accelerator passes on: also to load balancers and instances
// that are not public, as long as their VPC has an internet gateway. Targets see the
// addresses of clients, but for network load balancers without groups.
func (l *layout) accelerate(r *model.Resource) {
	w := l.w
	listener := w.referred(r, r.Value.Get("listener_arn"), "aws_globalaccelerator_listener")
	if listener == nil {
		return
	}
	owner := w.referred(listener, listener.Value.Get("accelerator_arn"), "aws_globalaccelerator_accelerator")
	if owner != nil {
		if on, ok := owner.Value.Get("enabled").AsBool(); ok && !on {
			return
		}
	}
	s := rangesOf(listener)
	for i, v := range elems(r.Value.Get("endpoint_configuration")) {
		g := grant{evidence: []Evidence{at(r, "endpoint_configuration", i), at(listener, "port_range")}}
		id := v.Get("endpoint_id")
		to := w.referred(r, id, "aws_lb", "aws_instance")
		if eip := w.referred(r, id, "aws_eip"); to == nil && eip != nil {
			to = w.referred(eip, eip.Value.Get("instance"), "aws_instance")
		}
		if to == nil {
			continue
		}
		both := [2]network.Services{}
		grants := [2]grant{g, g}
		for k := range both {
			for _, e := range l.use(to, k) {
				if e.Subnet.VPC.Internet {
					both[k] = both[k].Or(network.Admitted(e.strangers(), accelerator).And(s).And(l.services[to]))
				}
				if k == 1 {
					e.doubted(&grants[k])
				}
			}
		}
		l.add(to, &accelerated, both, grants, Fact{Kind: Internet})
	}
}

// rangesOf returns the ports of a listener of an accelerator.
func rangesOf(listener *model.Resource) network.Services {
	protocol := network.TCP
	if s, _ := listener.Value.Get("protocol").AsString(); s == "UDP" {
		protocol = network.UDP
	}
	var out network.Services
	for _, v := range elems(listener.Value.Get("port_range")) {
		from, ok1 := port(v, "from_port")
		to, ok2 := port(v, "to_port")
		if ok1 && ok2 && from > 0 {
			out = out.Or(network.Ports(protocol, from, to))
		}
	}
	return out
}
