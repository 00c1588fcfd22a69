package aws

import "strings"

// permissions reads the rules of a security group: one for each protocol, range of
// ports and description. See
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html.
func permissions(v any) any {
	var out []any
	for _, p := range list(v) {
		out = append(out, permission(p)...)
	}
	return out
}

// peers are the lists of a permission, the member that names the peer, and the
// attribute that holds it.
var peers = [][3]string{
	{"IpRanges", "CidrIp", "cidr_blocks"},
	{"Ipv6Ranges", "CidrIpv6", "ipv6_cidr_blocks"},
	{"PrefixListIds", "PrefixListId", "prefix_list_ids"},
	{"UserIdGroupPairs", "GroupId", "security_groups"},
}

func permission(p any) []any {
	var order []string
	byText := map[string]map[string]any{}
	for _, kind := range peers {
		members, _ := get(p, kind[0])
		for _, m := range list(members) {
			text := str(m, "Description")
			rule := byText[text]
			if rule == nil {
				rule = portsOf(p)
				if text != "" {
					rule["description"] = text
				}
				byText[text] = rule
				order = append(order, text)
			}
			rule[kind[2]] = append(list(rule[kind[2]]), str(m, kind[1]))
		}
	}
	var out []any
	for _, text := range order {
		out = append(out, byText[text])
	}
	return out
}

// portsOf returns protocol and ports. Where all protocols are meant there are no
// ports, which Terraform writes as 0.
func portsOf(p any) map[string]any {
	rule := only(p, "IpProtocol", "protocol", "FromPort", "from_port", "ToPort", "to_port")
	for _, name := range []string{"from_port", "to_port"} {
		if rule[name] == nil {
			rule[name] = 0
		}
	}
	return rule
}

// routes reads what a person has put into a route table: not the local routes, nor
// those that gateways propagate or that endpoints of gateways add. See
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html.
func routes(v any) any {
	var out []any
	for _, r := range list(v) {
		gateway := str(r, "GatewayId")
		if gateway == "local" || strings.HasPrefix(gateway, "vpce-") || str(r, "Origin") == "EnableVgwRoutePropagation" {
			continue
		}
		out = append(out, any(only(r,
			"DestinationCidrBlock", "cidr_block", "DestinationIpv6CidrBlock", "ipv6_cidr_block",
			"DestinationPrefixListId", "destination_prefix_list_id", "GatewayId", "gateway_id", "NatGatewayId", "nat_gateway_id",
			"EgressOnlyInternetGatewayId", "egress_only_gateway_id", "TransitGatewayId", "transit_gateway_id",
			"VpcPeeringConnectionId", "vpc_peering_connection_id", "NetworkInterfaceId", "network_interface_id",
			"LocalGatewayId", "local_gateway_id", "CarrierGatewayId", "carrier_gateway_id", "CoreNetworkArn", "core_network_arn")))
	}
	return out
}

// lastRule is the one that every ACL ends in, which denies what is left.
const lastRule = "32767"

// entries reads the rules of a network ACL of one direction. See
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAclEntry.html.
func entries(v any, egress bool) any {
	var out []any
	for _, e := range list(v) {
		if on, _ := get(e, "Egress"); on != egress {
			continue
		}
		if number, _ := get(e, "RuleNumber"); len(texts(number)) > 0 && texts(number)[0] == lastRule {
			continue
		}
		rule := only(e, "RuleNumber", "rule_no", "RuleAction", "action", "Protocol", "protocol",
			"CidrBlock", "cidr_block", "Ipv6CidrBlock", "ipv6_cidr_block",
			"PortRange.From", "from_port", "PortRange.To", "to_port", "IcmpTypeCode.Type", "icmp_type", "IcmpTypeCode.Code", "icmp_code")
		for _, name := range []string{"from_port", "to_port"} {
			if rule[name] == nil {
				rule[name] = 0
			}
		}
		out = append(out, any(rule))
	}
	return out
}
