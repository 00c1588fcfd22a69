package nearmiss

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// none is the place of values that nobody wrote.
var none source.Range

// A state says of an attribute whether the control is closed.
type state func(*model.Value) bool

func set(v *model.Value) bool { return !v.IsNull() }

func unset(v *model.Value) bool { return v.IsNull() }

func off(v *model.Value) bool {
	b, ok := v.AsBool()
	return v.IsNull() || ok && !b
}

func no(v *model.Value) bool {
	b, ok := v.AsBool()
	return ok && !b
}

func on(v *model.Value) bool {
	b, _ := v.AsBool()
	return b
}

func is(s string) state {
	return func(v *model.Value) bool {
		got, _ := v.AsString()
		return got == s
	}
}

// always is the state of lists of what is let in: there may always be one more.
func always(v *model.Value) bool { return !v.Is(model.Unknown) }

// A row is a control that some types have.
type row struct {
	types  string
	path   string // in dots; a number is an index, and quotes at the end hold a name with dots
	closed state
	to     func(*model.Value) *model.Value
	// what names the control; the address follows.
	what string
}

// open are blocks that let through everything.
var (
	noBlock    = object("block_public_acls", false, "block_public_policy", false, "ignore_public_acls", false, "restrict_public_buckets", false)
	letIn      = object("protocol", "-1", "from_port", 0, "to_port", 0, "cidr_blocks", []string{"0.0.0.0/0"})
	azureLetIn = object("name", "any", "priority", 1, "direction", "Inbound", "access", "Allow", "protocol", "*", "source_port_range", "*",
		"source_address_prefix", "*", "destination_port_range", "*", "destination_address_prefix", "*")
	letPass = object("action", "allow", "protocol", "-1", "from_port", 0, "to_port", 0, "rule_no", 1, "cidr_block", "0.0.0.0/0")
)

// rows are the controls. The attributes are those of the providers' documentation of
// each type, https://registry.terraform.io/browse/providers, and of Kubernetes' API,
// https://kubernetes.io/docs/reference/kubernetes-api/.
var rows = []row{
	{"aws_s3_bucket", "public_access_block", set, func(v *model.Value) *model.Value { return noBlock.At(v.Range()) }, "the public access block of"},
	{"aws_s3_bucket", "ownership_controls.rule.0.object_ownership", is("BucketOwnerEnforced"), text("ObjectWriter"), "the object ownership, which turns ACLs off, of"},
	{"aws_s3_account_public_access_block", "block_public_acls", on, boolean(false), "block_public_acls of"},
	{"aws_s3_account_public_access_block", "ignore_public_acls", on, boolean(false), "ignore_public_acls of"},
	{"aws_s3_account_public_access_block", "block_public_policy", on, boolean(false), "block_public_policy of"},
	{"aws_s3_account_public_access_block", "restrict_public_buckets", on, boolean(false), "restrict_public_buckets of"},
	{"aws_iam_user aws_iam_role", "permissions_boundary", set, gone, "the permissions boundary of"},
	{"aws_instance aws_launch_template aws_launch_configuration", "metadata_options.http_tokens", is("required"), text("optional"), "version 2 of the metadata service, required by"},
	{"aws_db_instance aws_redshift_cluster aws_mq_broker", "publicly_accessible", off, boolean(true), "that there is no public address for"},
	{"aws_instance", "associate_public_ip_address", off, boolean(true), "that there is no public address for"},
	{"aws_lb aws_elb", "internal", on, boolean(false), "that it is internal: "},
	{"aws_subnet", "map_public_ip_on_launch", off, boolean(true), "that there are no public addresses in"},
	{"aws_security_group aws_default_security_group", "ingress", always, with(letIn), "what is let in by"},
	{"aws_network_acl aws_default_network_acl", "ingress", always, with(letPass), "what is let in by"},
	{"aws_network_acl aws_default_network_acl", "egress", always, with(letPass), "what is let out by"},
	{"aws_cognito_identity_pool", "allow_unauthenticated_identities", off, boolean(true), "that there are no guests of"},
	{"aws_cognito_user_pool", "admin_create_user_config.allow_admin_create_user_only", on, boolean(false), "that only administrators make users of"},
	{"aws_lambda_function", "url.0.authorization_type", is("AWS_IAM"), text("NONE"), "the authorization of the URL of"},
	{"azurerm_storage_account", "allow_nested_items_to_be_public", no, boolean(true), "allow_nested_items_to_be_public, which is off, of"},
	{"azurerm_storage_account", "network_rules.default_action", is("Deny"), text("Allow"), "the firewall of"},
	{"azurerm_storage_account", "network_rules.0.default_action", is("Deny"), text("Allow"), "the firewall of"},
	{azurePublic, "public_network_access_enabled", no, boolean(true), "that there is no access from public networks to"},
	{"azurerm_network_security_group", "security_rule", always, with(azureLetIn), "what is let in by"},
	{"google_storage_bucket", "public_access_prevention", is("enforced"), text("inherited"), "public access prevention, enforced by"},
	{"google_storage_bucket", "uniform_bucket_level_access", on, boolean(false), "uniform access, which turns ACLs off, of"},
	{"google_compute_firewall", "source_ranges", always, with(text("0.0.0.0/0")(nil)), "what is let in by"},
	{"google_compute_firewall", "disabled", on, boolean(false), "that it is disabled: "},
	{"google_compute_firewall", "deny", set, gone, "what is denied by"},
	{"google_compute_instance google_compute_instance_template", "network_interface.0.access_config", unset, with(object()), "that there is no public address for"},
	{"google_sql_database_instance", "settings.0.ip_configuration.0.ipv4_enabled", no, boolean(true), "that there is no public address for"},
	{"google_sql_database_instance", "settings.0.ip_configuration.0.authorized_networks", always, with(object("value", "0.0.0.0/0")), "the networks that are authorised by"},
	{"google_cloud_run_v2_service", "ingress", is("INGRESS_TRAFFIC_INTERNAL_ONLY"), text("INGRESS_TRAFFIC_ALL"), "the ingress of"},
	{"google_cloudfunctions_function", "ingress_settings", is("ALLOW_INTERNAL_ONLY"), text("ALLOW_ALL"), "the ingress of"},
	{"google_redis_instance", "auth_enabled", on, boolean(false), "that a password is asked for by"},
	{"google_iam_workload_identity_pool_provider", "attribute_condition", set, gone, "the condition of"},
	{googleConditions, "condition", set, gone, "the condition of"},
	{"k8s_pod", "spec.automountServiceAccountToken", no, boolean(true), "that no token is mounted in"},
	{"k8s_service_account", "automountServiceAccountToken", no, boolean(true), "that no token is mounted for"},
	{"k8s_pod", "spec.hostUsers", no, boolean(true), "the user namespace of"},
	{"k8s_network_policy", "spec.ingress", always, with(object()), "what is let in by"},
	{"k8s_network_policy", "spec.egress", always, with(object()), "what is let out by"},
	{"k8s_namespace", `metadata.labels."pod-security.kubernetes.io/enforce"`, set, text("privileged"), "the Pod Security standard of"},
	{"k8s_container", "securityContext.runAsNonRoot", on, boolean(false), "that root is not allowed in"},
}

// azurePublic are the types that public networks can be kept from.
const azurePublic = "azurerm_storage_account azurerm_key_vault azurerm_mssql_server azurerm_postgresql_server azurerm_mysql_server " +
	"azurerm_postgresql_flexible_server azurerm_mysql_flexible_server azurerm_cosmosdb_account azurerm_container_registry " +
	"azurerm_linux_web_app azurerm_windows_web_app azurerm_linux_function_app azurerm_windows_function_app"

// googleConditions are the policies of Google Cloud that often have conditions.
const googleConditions = "google_folder_iam_binding google_folder_iam_member google_organization_iam_binding google_organization_iam_member " +
	"google_project_iam_binding google_project_iam_member google_service_account_iam_binding google_service_account_iam_member " +
	"google_storage_bucket_iam_binding google_storage_bucket_iam_member"

// path reads the path of a row.
func (r *row) steps() model.Path {
	var out model.Path
	path, quoted, _ := strings.Cut(r.path, `."`)
	for _, s := range strings.Split(path, ".") {
		if s == "0" {
			out = append(out, 0)
		} else {
			out = append(out, s)
		}
	}
	if quoted != "" {
		out = append(out, strings.TrimSuffix(quoted, `"`))
	}
	return out
}

// A Control is something that keeps attackers out.
type Control struct {
	// What names it in a phrase: "the permissions boundary of aws_iam_user.dev".
	What string
	// Evidence is where it stands: what is missing stands at the resource.
	Evidence threat.Evidence
	// openings are what becomes of the resources that have it.
	openings map[*model.Resource][]opening
}

// maxControls bounds how many controls are looked at.
const maxControls = 4096

// A survey finds the controls of resources. One that several resources show, such as a
// statement of a policy that they share, is one.
type survey struct {
	controls []*Control
	known    map[string]*Control
}

// controls returns the controls of resources, and whether these are all.
func controls(resources []*model.Resource) (all []*Control, complete bool) {
	s := survey{known: map[string]*Control{}}
	for _, r := range resources {
		for i := range rows {
			s.row(r, &rows[i])
		}
		if strings.HasPrefix(r.Type, "aws_") {
			s.documents(r, r.Value, nil)
		}
		if len(s.controls) >= maxControls {
			return s.controls[:maxControls], false
		}
	}
	s.routes(resources)
	return s.controls, true
}

func (s *survey) add(r *model.Resource, what string, path model.Path, o opening) {
	at := r.Value.Walk(path)
	key := fmt.Sprint(r.Origin.Stack, "\x00", r.Address, "\x00", path)
	if rng := at.Value.Range(); at.Found == len(path) && !rng.IsZero() && len(path) > 0 {
		key = fmt.Sprint(rng, o.path[len(path):])
	}
	c := s.known[key]
	if c == nil {
		c = &Control{What: what, Evidence: threat.Evidence{Stack: r.Origin.Stack, Address: r.Address, Path: path}, openings: map[*model.Resource][]opening{}}
		s.known[key] = c
		s.controls = append(s.controls, c)
	}
	c.openings[r] = append(c.openings[r], o)
}

func (s *survey) row(r *model.Resource, row *row) {
	if !slices.Contains(strings.Fields(row.types), r.Type) || r.Partial {
		return
	}
	path := row.steps()
	at := r.Value.Walk(path)
	if at.Unknown && at.Value == nil || !row.closed(at.Value) {
		return
	}
	if row.path == "permissions_boundary" { // composition has followed it
		s.add(r, row.what+" "+string(r.Address), path, opening{model.Path{"permissions_boundary_policy"}, gone})
	}
	s.add(r, row.what+" "+string(r.Address), path, opening{path, row.to})
}

// maxDepth is how deep in a resource policies are looked for.
const maxDepth = 8

// documents finds the policies in a value.
func (s *survey) documents(r *model.Resource, v *model.Value, at model.Path) {
	if doc := v.Doc(); doc != nil {
		s.statements(r, doc, at)
		return
	}
	if len(at) > maxDepth {
		return
	}
	for _, a := range v.Attrs() {
		s.documents(r, a.Value, append(at, a.Name))
	}
	for i, e := range v.Elems() {
		s.documents(r, e, append(at, i))
	}
}

// nothing denies nothing.
var nothing = object("Effect", "Deny", "Action", "parapet:nothing", "Resource", "*")

// statements finds what a policy denies, and what it asks of those whom it lets.
func (s *survey) statements(r *model.Resource, doc *model.Value, at model.Path) {
	list := doc.Get("Statement")
	elems := list.Elems()
	if list.Kind() == model.Object {
		elems = []*model.Value{list}
	}
	for i, statement := range elems {
		path := append(slices.Clone(at), "Statement")
		if list.Kind() == model.List {
			path = append(path, i)
		}
		switch effect, _ := statement.Get("Effect").AsString(); {
		case effect == "Deny":
			s.add(r, "the denial of "+actionsOf(statement)+" in a policy of "+string(r.Address), path,
				opening{path, func(v *model.Value) *model.Value { return nothing.At(v.Range()) }})
		case effect == "Allow" && !statement.Get("Condition").IsNull():
			path = append(path, "Condition")
			s.add(r, "the condition on "+actionsOf(statement)+" in a policy of "+string(r.Address), path, opening{path, gone})
		}
	}
}

// actionsOf names the actions of a statement, a few of them.
func actionsOf(statement *model.Value) string {
	v, but := statement.Get("Action"), ""
	if v.IsNull() {
		v, but = statement.Get("NotAction"), "all but "
	}
	var names []string
	for _, e := range append(v.Elems(), v) {
		if s, ok := e.AsString(); ok {
			names = append(names, s)
		}
	}
	const few = 3
	if more := len(names) - few; more > 0 {
		names = append(names[:few], fmt.Sprintf("%d more actions", more))
	}
	return cmp.Or(but+strings.Join(names, ", "), "actions")
}

// routes finds subnets without a way to the internet in VPCs that have a gateway.
func (s *survey) routes(resources []*model.Resource) {
	gateways := map[string]*model.Resource{} // by VPC
	for _, r := range resources {
		if r.Type == "aws_internet_gateway" {
			for _, ref := range r.Value.Get("vpc_id").Refs() {
				gateways[r.Origin.Stack+"\x00"+string(ref.Address)] = r
			}
		}
	}
	for _, r := range resources {
		if r.Type != "aws_subnet" || r.Partial {
			continue
		}
		for _, ref := range r.Value.Get("vpc_id").Refs() {
			gateway := gateways[r.Origin.Stack+"\x00"+string(ref.Address)]
			if gateway == nil {
				continue
			}
			to := model.NewUnknown(model.String, "", none).WithRefs(model.Ref{Address: gateway.Address, Path: "id"})
			path := model.Path{"route_table", "route"}
			if v := r.Value.Walk(path); !v.Unknown {
				s.add(r, "that no route leads from the internet to "+string(r.Address), path, opening{path, with(object("cidr_block", "0.0.0.0/0", "gateway_id", to))})
			}
		}
	}
}
