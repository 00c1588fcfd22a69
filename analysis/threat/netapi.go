package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

const restAPI, httpAPI = "aws_api_gateway_rest_api", "aws_apigatewayv2_api"

// A caller is who can send requests to an API, and because of what.
type caller struct {
	from Fact
	grant
}

// apis adds what APIs call for anybody who can send them requests. A key of a usage
// plan is no authorization:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html.
func (l *layout) apis() {
	w := l.w
	for _, i := range w.all("aws_api_gateway_integration") {
		for _, m := range w.all("aws_api_gateway_method") {
			same := w.text(i, i.Value.Get("resource_id")) == w.text(m, m.Value.Get("resource_id")) &&
				w.text(i, i.Value.Get("rest_api_id")) == w.text(m, m.Value.Get("rest_api_id")) && sameMethod(i, m)
			if same && w.account(i).number == w.account(m).number {
				l.api(w.callers(i, i.Value.Get("rest_api_id")), i, "uri", m, "authorization")
			}
		}
	}
	for _, i := range w.all("aws_apigatewayv2_integration") {
		for _, r := range w.all("aws_apigatewayv2_route") {
			if w.referred(r, r.Value.Get("target"), i.Type) == i {
				l.api(w.callers(i, i.Value.Get("api_id")), i, "integration_uri", r, "authorization_type")
			}
		}
	}
	for _, r := range w.all(restAPI, httpAPI) {
		l.described(r)
	}
	for _, r := range w.all(httpAPI) {
		if !r.Value.Get("target").IsNull() { // with a route for everything, which asks for nothing
			l.api(w.callersOf(r), r, "target", r, "")
		}
	}
}

// sameMethod reports whether an integration is that of a method.
func sameMethod(i, m *model.Resource) bool {
	a, ok1 := i.Value.Get("http_method").AsString()
	b, ok2 := m.Value.Get("http_method").AsString()
	return !ok1 || !ok2 || a == b
}

// api adds that a method or route of an API calls what its integration names.
func (l *layout) api(callers []caller, i *model.Resource, uri string, method *model.Resource, attr string) {
	v := method.Value.Get(attr)
	if s, ok := v.AsString(); ok && s != "NONE" {
		return
	}
	for _, c := range callers {
		g := c.grant
		if attr != "" {
			g.add(at(method, attr))
		}
		g.add(at(i, uri))
		if v.Is(model.Unknown) {
			g.assume(string(method.Address) + " asks for no credentials")
		}
		if f := l.w.referred(i, i.Value.Get(uri), "aws_lambda_function"); f != nil {
			l.w.rule(of(Reach, f), &openAPI, l.filteredAPI(i), g, c.from)
			l.called(f)
		} else {
			l.linked(i, uri, g, c.from)
		}
	}
}

// linked adds that an API passes requests on by a VPC link: of a REST API to network
// load balancers, of others to a listener of one that lets the link in.
func (l *layout) linked(i *model.Resource, uri string, g grant, from Fact) {
	w := l.w
	v := i.Value.Get("connection_id")
	if link := w.referred(i, v, "aws_api_gateway_vpc_link"); link != nil {
		for _, arn := range elems(link.Value.Get("target_arns")) {
			if lb := w.referred(link, arn, "aws_lb"); lb != nil {
				g.add(at(link, "target_arns"))
				l.passed(lb, &openAPI, l.services[lb], g, from)
			}
		}
	}
	link := w.referred(i, v, "aws_apigatewayv2_vpc_link")
	listener := w.referred(i, i.Value.Get(uri), "aws_lb_listener")
	if link == nil || listener == nil {
		return
	}
	lb := w.referred(listener, listener.Value.Get("load_balancer_arn"), "aws_lb")
	n, ok := port(listener.Value, "port")
	if lb == nil || !ok || n <= 0 {
		return
	}
	both := [2]network.Services{}
	for k := range both {
		for _, a := range l.use(link, k) {
			for _, b := range l.use(lb, k) {
				both[k] = both[k].Or(network.Between(a.Interface, b.Interface, k == 0).And(network.Ports(network.TCP, n, n)))
			}
		}
	}
	g.add(at(i, "connection_id"))
	l.add(lb, &openAPI, both, [2]grant{g, g}, from)
}

// passed adds that services of a resource are reached for sure.
func (l *layout) passed(r *model.Resource, m *Method, s network.Services, g grant, from Fact) {
	l.add(r, m, [2]network.Services{s, s}, [2]grant{g, g}, from)
}

// callers returns who can send requests to the API that v, an attribute of r, names.
func (w *world) callers(r *model.Resource, v *model.Value) []caller {
	if api := w.referred(r, v, restAPI, httpAPI); api != nil {
		return w.callersOf(api)
	}
	return []caller{{from: Fact{Kind: Internet}}}
}

// callersOf returns who can send requests to an API: everybody, unless its policy says
// otherwise, it is private, or its own endpoint is off and no domain leads to it.
func (w *world) callersOf(api *model.Resource) []caller {
	if off, _ := api.Value.Get("disable_execute_api_endpoint").AsBool(); off && !w.mapped(api) {
		return nil
	}
	if private(api) {
		return w.privately(api)
	}
	c := caller{from: Fact{Kind: Internet}, grant: grant{allowed: iam.Yes}}
	if api.Value.Get("policy").IsNull() || w.invokes(api, map[string]iam.Entry{"aws:sourceip": iam.Value(somewhereElse)}, &c.grant) {
		return []caller{c}
	}
	return nil
}

// mapped reports whether a domain of the code's own leads to an API.
func (w *world) mapped(api *model.Resource) bool {
	for _, m := range w.all("aws_apigatewayv2_api_mapping", "aws_api_gateway_base_path_mapping") {
		if w.referred(m, m.Value.Get("api_id"), api.Type) == api {
			return true
		}
	}
	return false
}

// private reports whether an API is reached from inside of networks only.
func private(api *model.Resource) bool {
	for _, v := range walk(api.Value, "endpoint_configuration.types") {
		for _, t := range elems(v) {
			if s, _ := t.AsString(); s == "PRIVATE" {
				return true
			}
		}
	}
	return false
}

// privately returns the endpoints by which requests get to a private API: those that
// its policy lets, which has to name some way:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html.
func (w *world) privately(api *model.Resource) []caller {
	if api.Value.Get("policy").IsNull() {
		return nil
	}
	var out []caller
	for _, e := range w.all("aws_vpc_endpoint") {
		if !strings.HasSuffix(w.text(e, e.Value.Get("service_name")), ".execute-api") {
			continue
		}
		c := caller{from: of(Reach, e), grant: grant{allowed: iam.Yes}}
		c.from.Name = network.Ports(network.TCP, 443, 443).String()
		keys := map[string]iam.Entry{
			"aws:sourcevpce": iam.Value(iam.Unknown(e.Origin.Stack + "/" + string(e.Address) + ".id")),
			"aws:sourcevpc":  iam.Value(w.text(e, e.Value.Get("vpc_id"))),
		}
		if !w.namesOther(api, e) && w.invokes(api, keys, &c.grant) {
			out = append(out, c)
		}
	}
	return out
}

// namesOther reports whether the policy of an API names endpoints of the code, and
// this one is not among them.
func (w *world) namesOther(api, e *model.Resource) bool {
	named := w.mentioned(api, api.Value.Get("policy"), e.Type)
	return len(named) > 0 && !slices.Contains(named, e)
}

// mentioned returns the resources of a type that a document, an attribute of r, was
// made from.
func (w *world) mentioned(r *model.Resource, v *model.Value, typ string) []*model.Resource {
	var out []*model.Resource
	for _, ref := range v.Refs() {
		if to := w.lookup(place{r.Origin.Stack, ref.Address}); to != nil && to.Type == typ {
			out = append(out, to)
		}
	}
	if doc := v.Doc(); doc != nil {
		v = doc
	}
	for _, a := range v.Attrs() {
		out = append(out, w.mentioned(r, a.Value, typ)...)
	}
	for _, x := range v.Elems() {
		out = append(out, w.mentioned(r, x, typ)...)
	}
	return out
}

// invokes reports whether the policy of an API lets requests without credentials in.
// Its statements may leave out of the API's ARN what is the same for all of it:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html.
func (w *world) invokes(api *model.Resource, also map[string]iam.Entry, g *grant) bool {
	policy := w.document(api, api.Value.Get("policy"), model.Path{"policy"})
	keys := map[string]iam.Entry{}
	w.everywhere(keys)
	for _, k := range []string{"aws:sourcevpc", "aws:sourcevpce", "aws:sourceip", "aws:vpcsourceip", "aws:sourcearn", "aws:sourceaccount"} {
		keys[k] = iam.Entry{}
	}
	for k, e := range also {
		keys[k] = e
	}
	for _, resource := range []string{"execute-api:/", iam.Unknown(api.Origin.Stack+"/"+string(api.Address)+".execution_arn") + "/"} {
		d := iam.Evaluate(iam.Request{Principal: iam.Principal{}, Action: "execute-api:Invoke", Resource: resource, Within: true, Account: w.account(api).number,
			Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free}}, iam.Policies{Resource: policy, Mandatory: true})
		if d.Allowed != iam.No {
			return g.and("execute-api:Invoke", d)
		}
		if slices.ContainsFunc(d.Grounds, func(x iam.Ground) bool { return x.Deny && x.Holds == iam.Yes }) {
			return false
		}
	}
	return false
}

// filteredAPI returns what it takes to get around a firewall in front of the stages of the
// API that an integration is of.
func (l *layout) filteredAPI(i *model.Resource) Level {
	api := i
	if i.Type != restAPI {
		if api = l.w.referred(i, i.Value.Get("rest_api_id"), restAPI); api == nil {
			return Given
		}
	}
	level := Given
	for _, stage := range l.w.all("aws_api_gateway_stage") {
		if l.w.referred(stage, stage.Value.Get("rest_api_id"), restAPI) == api {
			one := filteredLevel(stage.Value.Get("web_acl_arn"))
			if one == Given {
				return Given // there is a stage without one
			}
			level = one
		}
	}
	return level
}

// described adds what an API calls that is described by a document of OpenAPI: each operation
// that names a function and asks for nothing, by itself or for the whole API. A security
// scheme of the kind api_key may be a key of a usage plan, which asks for nobody in particular,
// or an authorizer, which its extension tells:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html.
func (l *layout) described(api *model.Resource) {
	doc := documentIn(api.Value.Get("body"))
	if doc.Kind() != model.Object || doc.Is(model.Unknown) {
		return
	}
	callers := l.w.callersOf(api)
	for _, path := range doc.Get("paths").Attrs() {
		for _, operation := range path.Value.Attrs() {
			integration := operation.Value.Get("x-amazon-apigateway-integration")
			if integration == nil || authorized(doc, operation.Value) {
				continue
			}
			f := l.w.referred(api, integration.Get("uri"), "aws_lambda_function")
			if f == nil {
				continue
			}
			for _, c := range callers {
				g := c.grant
				g.add(at(api, "body", "paths", path.Name, operation.Name))
				l.w.rule(of(Reach, f), &openAPI, l.filteredAPI(api), g, c.from)
				l.called(f)
			}
		}
	}
}

// authorized reports whether an operation of a document asks who is there.
func authorized(doc, operation *model.Value) bool {
	if auth := operation.Get("x-amazon-apigateway-auth"); auth != nil {
		s, _ := auth.Get("type").AsString()
		return !strings.EqualFold(s, "NONE")
	}
	security := operation.Get("security")
	if security == nil {
		security = doc.Get("security")
	}
	schemes := doc.Get("components").Get("securitySchemes")
	if schemes == nil {
		schemes = doc.Get("securityDefinitions")
	}
	for _, one := range elems(security) {
		for _, a := range one.Attrs() {
			scheme := schemes.Get(a.Name)
			kind, _ := scheme.Get("type").AsString()
			if scheme == nil || kind != "apiKey" || scheme.Get("x-amazon-apigateway-authtype") != nil || scheme.Get("x-amazon-apigateway-authorizer") != nil {
				return true
			}
		}
	}
	return false
}
