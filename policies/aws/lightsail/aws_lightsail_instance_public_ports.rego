# METADATA
# title: Public ports of Amazon Lightsail instances
# scope: package
package parapet.aws_lightsail_instance_public_ports

import data.parapet.lib.net

# METADATA
# title: Lightsail instance opens an administration or database port to the whole internet
# description: >-
#   Without ranges of its own a port answers every address. Restrict SSH, RDP and databases to
#   the ranges that need them; browser-based SSH works with the alias lightsail-connect.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html
# custom:
#   id: aws-lightsail-instance-public-ports-sensitive-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Restrict the port to networks of yours
#       unsafe: replaces the set of open ports; clients elsewhere are shut out
#       set:
#         - {path: ../cidrs, value: [203.0.113.0/24], ask: the networks of your administrators}
#       remove: ["../ipv6_cidrs"]
#     - title: Close the port
#       unsafe: replaces the set of open ports; clients of the port are shut out
#       remove: [".."]
sensitive_open contains ["port_info", i, "to_port"] if {
	some i, info in input.port_info
	net.covers_any_port(info, "tcp", administration)
	open_to_world(info)
}

administration := {22, 23, 135, 445, 1433, 1521, 3306, 3389, 5432, 5900, 5985, 6379, 9200, 11211, 27017}

open_to_world(info) if {
	not info.cidrs
	not info.ipv6_cidrs
	not info.cidr_list_aliases
}

open_to_world(info) if {
	some name in ["cidrs", "ipv6_cidrs"]
	some cidr in info[name]
	net.is_world(cidr)
}
