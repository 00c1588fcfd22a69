package schema

import "github.com/parapet-iac/parapet/analysis/model"

const (
	securityGroups = "aws_security_group aws_default_security_group"
	networkACLs    = "aws_network_acl aws_default_network_acl"
	vpcs           = "aws_vpc aws_default_vpc"
	subnets        = "aws_subnet aws_default_subnet"
	routeTables    = "aws_route_table aws_default_route_table"
)

// Rules of security groups and network ACLs, routes, flow logs and what else
// stands beside a network.
var networkRows = []row{
	{from: "aws_security_group_rule", link: "security_group_id", to: securityGroups, keys: "id", as: ruleOf(securityGroupRule)},
	{from: "aws_vpc_security_group_ingress_rule", link: "security_group_id", to: securityGroups, keys: "id", as: elementOf("ingress", vpcRule...)},
	{from: "aws_vpc_security_group_egress_rule", link: "security_group_id", to: securityGroups, keys: "id", as: elementOf("egress", vpcRule...)},
	{from: "aws_network_acl_rule", link: "network_acl_id", to: networkACLs, keys: "id", as: aclRule},
	{from: "aws_network_interface_sg_attachment", link: "network_interface_id", to: "aws_network_interface", keys: "id", except: "aws_instance", as: item("security_group_id", "security_groups")},
	{from: "aws_network_interface_sg_attachment", link: "network_interface_id", to: "aws_instance", keys: "primary_network_interface_id", except: "aws_network_interface", as: item("security_group_id", "vpc_security_group_ids")},
	{from: "aws_ec2_managed_prefix_list_entry", link: "prefix_list_id", to: "aws_ec2_managed_prefix_list", keys: "id", as: elementOf("entry", same("cidr description")...)},

	{from: "aws_route", link: "route_table_id", to: routeTables, keys: "id", as: elementOf("route", append(
		same(`carrier_gateway_id core_network_arn destination_prefix_list_id egress_only_gateway_id gateway_id
			local_gateway_id nat_gateway_id network_interface_id transit_gateway_id vpc_endpoint_id vpc_peering_connection_id`),
		field{from: "destination_cidr_block", to: "cidr_block"},
		field{from: "destination_ipv6_cidr_block", to: "ipv6_cidr_block"})...)},
	{from: "aws_route_table_association", link: "subnet_id", to: subnets, keys: "id", also: routeTable, as: brought("route_table")},
	{from: "aws_main_route_table_association", link: "vpc_id", to: vpcs, keys: "id", also: routeTable, as: brought("main_route_table")},

	{from: "aws_flow_log", link: "vpc_id", to: vpcs, keys: "id", as: element("flow_log")},
	{from: "aws_flow_log", link: "subnet_id", to: subnets, keys: "id", as: element("flow_log")},
	{from: "aws_flow_log", link: "eni_id", to: "aws_network_interface", keys: "id", as: element("flow_log")},
	{from: "aws_flow_log", link: "transit_gateway_id", to: "aws_ec2_transit_gateway", keys: "id", as: element("flow_log")},

	{from: "aws_vpc_endpoint_policy", link: "vpc_endpoint_id", to: "aws_vpc_endpoint", keys: "id", as: attr("policy", "policy")},
	{from: "aws_vpc_endpoint_service_allowed_principal", link: "vpc_endpoint_service_id", to: "aws_vpc_endpoint_service", keys: "id", as: item("principal_arn", "allowed_principals")},
	{from: "aws_networkfirewall_logging_configuration", link: "firewall_arn", to: "aws_networkfirewall_firewall", keys: "arn", as: block("logging_configuration")},

	{from: "aws_lb_listener", link: "load_balancer_arn", to: "aws_lb", keys: "arn id", as: element("listener")},
	{from: "aws_lb_listener_rule", link: "listener_arn", to: "aws_lb_listener", keys: "arn id", as: element("rule")},
	{from: "aws_load_balancer_policy", link: "load_balancer_name", to: "aws_elb", keys: "name id", as: element("load_balancer_policy")},
	{from: "aws_load_balancer_listener_policy", link: "load_balancer_name", to: "aws_elb", keys: "name id", as: element("listener_policy")},
	{from: "aws_lb_ssl_negotiation_policy", link: "load_balancer", to: "aws_elb", keys: "name id", as: element("ssl_negotiation_policy")},

	{from: "aws_wafv2_web_acl_association", link: "resource_arn", keys: "arn", known: true, as: attr("web_acl_arn", "web_acl_arn"),
		to: "aws_lb aws_api_gateway_stage aws_appsync_graphql_api aws_cognito_user_pool aws_apprunner_service aws_verifiedaccess_instance"},
	{from: "aws_wafregional_web_acl_association", link: "resource_arn", keys: "arn", known: true, as: attr("web_acl_id", "web_acl_arn"),
		to: "aws_lb aws_api_gateway_stage"},
	{from: "aws_wafv2_web_acl_logging_configuration", link: "resource_arn", to: "aws_wafv2_web_acl", keys: "arn", as: block("logging_configuration")},
	{from: "aws_shield_protection", link: "resource_arn", keys: "arn", known: true, as: block("shield_protection"),
		to: "aws_lb aws_elb aws_eip aws_cloudfront_distribution aws_route53_zone aws_globalaccelerator_accelerator"},

	{from: "aws_route53_query_log", link: "zone_id", to: "aws_route53_zone", keys: "zone_id id", as: element("query_log")},
	{from: "aws_route53_hosted_zone_dnssec", link: "hosted_zone_id", to: "aws_route53_zone", keys: "zone_id id", as: block("dnssec")},
}

const networkPartOnly = `aws_security_group_rule aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule
	aws_network_acl_rule aws_vpc_endpoint_policy aws_main_route_table_association aws_network_interface_sg_attachment
	aws_wafv2_web_acl_association aws_wafregional_web_acl_association aws_load_balancer_listener_policy`

var routeTable = &also{link: "route_table_id", to: routeTables, keys: "id"}

// brought shows the third resource of the satellite as a block.
func brought(to string) shape {
	return shape{writes: []string{to}, apply: func(f *fold, p Part) {
		if p.Also == nil {
			f.set(model.Attr{Name: to, Value: vague(p.content(), model.Object)})
			return
		}
		f.set(model.Attr{Name: to, Value: Part{Satellite: p.Also, row: &row{}}.body()})
	}}
}

var securityGroupRule = append(
	same("cidr_blocks description from_port ipv6_cidr_blocks prefix_list_ids protocol self to_port"),
	field{from: "source_security_group_id", to: "security_groups", convert: single})

var vpcRule = append(same("description from_port to_port"),
	field{from: "ip_protocol", to: "protocol"},
	field{from: "cidr_ipv4", to: "cidr_blocks", convert: single},
	field{from: "cidr_ipv6", to: "ipv6_cidr_blocks", convert: single},
	field{from: "prefix_list_id", to: "prefix_list_ids", convert: single},
	field{from: "referenced_security_group_id", to: "security_groups", convert: single})

// ruleOf appends a rule to ingress or egress, as its type says.
func ruleOf(fields []field) shape {
	in, out := elementOf("ingress", fields...), elementOf("egress", fields...)
	return shape{
		reads: append(in.reads, "type"), writes: append(in.writes, out.writes...), routes: append(in.routes, out.routes...),
		apply: func(f *fold, p Part) {
			switch typ, _ := p.content().Get("type").AsString(); typ {
			case "ingress":
				in.apply(f, p)
			case "egress":
				out.apply(f, p)
			default:
				f.maybe("ingress", p.content())
				f.maybe("egress", p.content())
			}
		},
	}
}

// aclRule appends a rule of a network ACL to ingress, or to egress if it says so.
var aclRule = func() shape {
	fields := append(same("cidr_block from_port icmp_code icmp_type ipv6_cidr_block protocol to_port"),
		field{from: "rule_number", to: "rule_no"}, field{from: "rule_action", to: "action"})
	in, out := elementOf("ingress", fields...), elementOf("egress", fields...)
	return shape{
		reads: append(in.reads, "egress"), writes: append(in.writes, out.writes...), routes: append(in.routes, out.routes...),
		apply: func(f *fold, p Part) {
			egress := p.content().Get("egress")
			b, known := egress.AsBool()
			switch {
			case egress.IsNull() || known && !b:
				in.apply(f, p)
			case known:
				out.apply(f, p)
			default:
				f.maybe("ingress", egress)
				f.maybe("egress", egress)
			}
		},
	}
}()
