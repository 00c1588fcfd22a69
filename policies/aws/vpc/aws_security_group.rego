# METADATA
# title: Amazon VPC security groups
# scope: package
package parapet.aws_security_group

import data.parapet.lib.net

# METADATA
# title: Security group has no description of its own
# description: >-
#   The description is where reviewers learn what a group is for and whether a rule still
#   belongs there. It cannot be changed later, so write it when the group is made.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-no-description
#   severity: info
#   category: hygiene
#   aliases: [68eb4bf3-f9bf-463d-b5cf-e029bb446d2e, cb3f5ed6-0d18-40de-a93d-b3538db31e8c, AWS-0099,
#     AVD-AWS-0099, CKV_AWS_23]
#   remedies:
#     - title: Describe the group
#       unsafe: replaces the group
#       set:
#         - {path: description, value: Members and purpose of the group, ask: what the group is for}
no_description contains ["description"] if not input.description

no_description contains ["description"] if input.description in {"", "Managed by Terraform"}

# METADATA
# title: Security group rule has no description
# description: >-
#   A rule that nobody can explain is never removed. Say in its description who comes in and
#   why.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-rule-without-description
#   severity: info
#   category: hygiene
#   aliases: [AWS-0124, AVD-AWS-0124, CKV_AWS_23, "5e6c9c68-8a82-408e-8749-ddad78cbb9c5"]
#   remedies:
#     - title: Describe the rule
#       unsafe: an inline rule is taken away and added again
#       set:
#         - {path: ".", value: Purpose of the rule, ask: what the rule is for}
rule_without_description contains [direction, i, "description"] if {
	some direction in ["ingress", "egress"]
	some i, rule in input[direction]
	rule.description in {null, ""}
}

rule_without_description contains [direction, i, "description"] if {
	some direction in ["ingress", "egress"]
	some i, rule in input[direction]
	not rule.description
}

# METADATA
# title: Security group lets the whole internet in on every port
# description: >-
#   Such a rule is no filter at all: every service that listens, now or later, is open to
#   strangers. Allow single ports from the ranges or security groups that need them.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ingress-all-ports
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.2", "5.3"]
#     cis-aws-5.0: ["5.3", "5.4"]
#     aws-fsbp: [EC2.18]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [4a1e6b34-1008-4e61-a5f2-1f7c276f8d14, 83c5fa4c-e098-48fc-84ee-0a537287ddd2,
#     e415f8d3-fc2b-4f52-88ab-1129e8c8d3f5, ea6bc7a6-d696-4dcf-a788-17fa03c17c81, FG_R00044, FG_R00045,
#     FG_R00350, AC_AWS_0231, AC_AWS_0275, CKV_AWS_277]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ingress_all_ports contains path if {
	some i, rule in input.ingress
	net.all_ports(rule)
	some source in net.world_sources(rule)
	path := array.concat(["ingress", i], source)
}

# METADATA
# title: Security group rule lets every protocol in
# description: >-
#   A rule for all protocols opens all ports of all of them to its sources. Name the protocol
#   and the ports that the service listens on.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ingress-all-protocols
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [1a427b25-2e9e-4298-9530-0499a55e736b]
#   remedies:
#     - title: Allow a port of TCP
#       unsafe: other traffic is cut
#       set:
#         - {path: ".", value: tcp, ask: the protocol that is needed}
#         - {path: ../from_port, value: 443, ask: the first port that is needed}
#         - {path: ../to_port, value: 443, ask: the last port that is needed}
ingress_all_protocols contains ["ingress", i, "protocol"] if {
	some i, rule in input.ingress
	net.all_protocols(rule)
	count(net.world_sources(rule)) + count(ranges(rule)) > 0
}

# METADATA
# title: Security group lets the whole internet in on a port that does not serve the web
# description: >-
#   Only services that are meant for everybody should answer to everybody, and those speak HTTP
#   or HTTPS. Restrict all other ports to known ranges, or put a load balancer or VPN before
#   them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
# custom:
#   id: aws-security-group-ingress-non-web-port
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.18]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [590d878b-abdc-428f-895a-e2b68a0e1998, 722b0f24-5a64-4cca-aa96-cfc26b7e3a5b,
#     829ce3b8-065c-41a3-ad57-e0accfea82d2, AC_AWS_0276]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ingress_non_web_port contains path if {
	some i, rule in input.ingress
	not web_only(rule)
	not icmp(rule)
	some source in net.world_sources(rule)
	path := array.concat(["ingress", i], source)
}

# METADATA
# title: Security group lets the whole internet in
# description: >-
#   A range of length 0 admits every address. That is right before public web servers and load
#   balancers alone; everything else should name its clients.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ingress-from-anywhere
#   severity: info
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [cdbb0467-2957-4a77-9992-7b55b29df7b7, 83c5fa4c-e098-48fc-84ee-0a537287ddd2,
#     4a1e6b34-1008-4e61-a5f2-1f7c276f8d14]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ingress_from_anywhere contains path if {
	some i, rule in input.ingress
	some source in net.world_sources(rule)
	path := array.concat(["ingress", i], source)
}

# METADATA
# title: Security group lets a very large part of the internet in
# description: >-
#   A public range of more than 65,536 IPv4 addresses, or wider than an IPv6 /32, belongs to
#   more than one organisation; halves of the address space such as 0.0.0.0/1 are a common way
#   around checks for 0.0.0.0/0. Name the networks that need access.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ingress-wide-public-range
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ingress_wide_public_range contains path if {
	some i, rule in input.ingress
	some source in ranges(rule)
	cidr := rule[source[0]][source[1]]
	not private(cidr)
	prefix_length(cidr) < widest[source[0]]
	path := array.concat(["ingress", i], source)
}

# METADATA
# title: Security group opens a sensitive port to a public address range
# description: >-
#   Administration, databases and file sharing over the internet rely on one password or one
#   unpatched server, even where only a few public addresses are let in, which change hands. Use
#   a VPN, Session Manager or private connectivity.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-sensitive-port-public-range
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [e35c16a2-d54e-419d-8546-a804d8e024d0]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
sensitive_port_public_range contains path if {
	some i, rule in input.ingress
	sensitive(rule)
	some source in ranges(rule)
	cidr := rule[source[0]][source[1]]
	not private(cidr)
	prefix_length(cidr) >= widest[source[0]]
	path := array.concat(["ingress", i], source)
}

# METADATA
# title: Security group opens a sensitive port to a wide private address range
# description: >-
#   Ranges such as 10.0.0.0/8 span every network that is or will be connected: one compromised
#   laptop or container reaches the databases and administration ports of all. Allow the subnet
#   or the security group that needs the port.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-sensitive-port-wide-private-range
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [92fe237e-074c-4262-81a4-2077acb928c1]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
sensitive_port_wide_private_range contains path if {
	some i, rule in input.ingress
	sensitive(rule)
	some source in ranges(rule)
	cidr := rule[source[0]][source[1]]
	private(cidr)
	prefix_length(cidr) < widest_private[source[0]]
	path := array.concat(["ingress", i], source)
}

# METADATA
# title: Security group rule opens a range of ports
# description: >-
#   A range of ports opens more than the service uses, and whatever is started on one of the
#   others later is exposed unseen. Write a rule for each port.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ingress-port-range
#   severity: info
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [87482183-a8e7-4e42-a566-7a23ec231c16, dae9c373-8287-462f-8746-6f93dad93610]
#   remedies:
#     - title: Open a single port
#       unsafe: clients of other ports are shut out
#       set:
#         - {path: ../from_port, value: 443, ask: the port that is needed}
#         - {path: ".", value: 443, ask: the same port}
ingress_port_range contains ["ingress", i, "to_port"] if {
	some i, rule in input.ingress
	not net.all_protocols(rule)
	not net.has_protocol(rule, "icmp")
	not net.has_protocol(rule, "icmpv6")
	rule.from_port < rule.to_port
	count(net.world_sources(rule)) + count(ranges(rule)) > 0
}

# METADATA
# title: Security group lets everything out to the whole internet
# description: >-
#   With open egress an intruder can load tools, report home and carry data away over any port.
#   Allow the destinations and ports that the workload uses.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-egress-all-ports
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [1cc2fbd7-816c-4fbf-ad6d-38a4afa4312a, 66f2d8f9-a911-4ced-ae27-34f09690bb2c, AWS-0104,
#     AVD-AWS-0104, CKV_AWS_382]
#   remedies:
#     - title: Restrict the rule to destinations of yours
#       unsafe: connections to other destinations are cut
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that are connected to}
#     - title: Take the open range out of the rule
#       unsafe: connections to other destinations are cut
#       remove: ["."]
egress_all_ports contains path if {
	some i, rule in input.egress
	net.all_ports(rule)
	some source in net.world_sources(rule)
	path := array.concat(["egress", i], source)
}

# METADATA
# title: Security group rule lets every protocol out
# description: >-
#   A rule for all protocols opens all ports of all of them towards its destinations. Name the
#   protocol and the ports that the workload uses.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-egress-all-protocols
#   severity: info
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [ee464fc2-54a6-4e22-b10a-c6dcd2474d0c]
#   remedies:
#     - title: Allow a port of TCP
#       unsafe: other traffic is cut
#       set:
#         - {path: ".", value: tcp, ask: the protocol that is needed}
#         - {path: ../from_port, value: 443, ask: the first port that is needed}
#         - {path: ../to_port, value: 443, ask: the last port that is needed}
egress_all_protocols contains ["egress", i, "protocol"] if {
	some i, rule in input.egress
	net.all_protocols(rule)
	count(net.world_sources(rule)) + count(ranges(rule)) > 0
}

# METADATA
# title: Security group lets traffic out to the whole internet
# description: >-
#   Data leaves as easily over port 443 as over any other. Workloads that handle sensitive data
#   should name the destinations, or go through a filtering proxy or Network Firewall.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-egress-to-anywhere
#   severity: info
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [AWS-0104, AVD-AWS-0104]
#   remedies:
#     - title: Restrict the rule to destinations of yours
#       unsafe: connections to other destinations are cut
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that are connected to}
#     - title: Take the open range out of the rule
#       unsafe: connections to other destinations are cut
#       remove: ["."]
egress_to_anywhere contains path if {
	some i, rule in input.egress
	some source in net.world_sources(rule)
	path := array.concat(["egress", i], source)
}

# METADATA
# title: Security group was made by the launch wizard
# description: >-
#   The console's launch wizard makes groups that often let everybody in over SSH. Replace them
#   by a group that was written for the workload.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
# custom:
#   id: aws-security-group-launch-wizard
#   severity: low
#   category: hygiene
#   remedies:
#     - title: Name the group
#       unsafe: replaces the group
#       set:
#         - {path: name, value: app, ask: the name of the group}
launch_wizard contains ["name"] if startswith(input.name, "launch-wizard-")

# METADATA
# title: Security group rule names the metadata service
# description: >-
#   169.254.169.254 is the instance metadata service, which security groups do not filter: the
#   rule has no effect and hints at a misunderstanding. Protect the service with IMDSv2 instead.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-metadata-range
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [adcd0082-e90b-4b63-862b-21899f6e6a48]
#   remedies:
#     - title: Take the range out of the rule
#       remove: ["."]
metadata_range contains path if {
	some direction in ["ingress", "egress"]
	some i, rule in input[direction]
	some j, cidr in rule.cidr_blocks
	startswith(cidr, "169.254.169.254/")
	path := [direction, i, "cidr_blocks", j]
}

# world_rules holds the index and source of each rule that lets every address in.
world_rules := [[i, rule, source] |
	some i, rule in input.ingress
	some source in net.world_sources(rule)
]

# narrow_world_rules are those that do not let every port in: a rule that does is
# reported once, not again for each service that might listen.
narrow_world_rules := [found |
	some found in world_rules
	not net.all_ports(found[1])
]

# exposed holds, by service, the paths of ranges that hold every address, in
# narrow rules that let one of the service's ports in. It is made once for all
# services, and most groups have no such rule.
default exposed := {}

exposed := {service: paths |
	some [service, _] in openings
	paths := {path | some [service, path] in openings}
} if {
	count(narrow_world_rules) > 0
}

openings := {[service, array.concat(["ingress", i], source)] |
	some [i, rule, source] in narrow_world_rules
	some protocol, ports in services
	net.has_protocol(rule, protocol)
	some service in served(rule, ports)
}

# served(rule, ports) are the services whose ports a rule lets in; most rules are
# for a single port.
served(rule, ports) := ports[rule.from_port] if rule.from_port == rule.to_port

served(rule, ports) := {service |
	some port, there in ports
	rule.from_port <= port
	rule.to_port >= port
	some service in there
} if {
	rule.from_port != rule.to_port
}

# services are the names of the rules on each port, by protocol, as IANA or the vendor
# assigns them: https://www.iana.org/assignments/service-names-port-numbers.
services := {
	"tcp": {
		20: ["ftp_open"],
		21: ["ftp_open"],
		23: ["telnet_open"],
		25: ["smtp_open"],
		53: ["dns_open"],
		80: ["http_open"],
		88: ["kerberos_open"],
		110: ["mail_retrieval_open"],
		111: ["rpcbind_open"],
		135: ["msrpc_open"],
		137: ["netbios_open"],
		138: ["netbios_open"],
		139: ["netbios_open"],
		143: ["mail_retrieval_open"],
		161: ["snmp_open"],
		162: ["snmp_open"],
		389: ["ldap_open"],
		445: ["smb_open"],
		464: ["kerberos_open"],
		512: ["remote_shell_open"],
		513: ["remote_shell_open"],
		514: ["remote_shell_open"],
		636: ["ldap_open"],
		1433: ["mssql_open"],
		1434: ["mssql_open"],
		1521: ["oracle_open"],
		2049: ["nfs_open"],
		2181: ["zookeeper_open"],
		2182: ["zookeeper_open"],
		2375: ["docker_open"],
		2376: ["docker_open"],
		2379: ["etcd_open"],
		2380: ["etcd_open"],
		2382: ["ssas_open"],
		2383: ["ssas_open"],
		2483: ["oracle_open"],
		2484: ["oracle_open"],
		3000: ["alternate_http_open"],
		3020: ["cifs_open"],
		3306: ["mysql_open"],
		4505: ["salt_open"],
		4506: ["salt_open"],
		5432: ["postgresql_open"],
		5439: ["redshift_open"],
		5500: ["vnc_open"],
		5601: ["kibana_open"],
		5671: ["rabbitmq_open"],
		5672: ["rabbitmq_open"],
		5800: ["vnc_open"],
		5900: ["vnc_open"],
		5901: ["vnc_open"],
		5984: ["couchdb_open"],
		5985: ["winrm_open"],
		5986: ["winrm_open"],
		6379: ["redis_open"],
		6443: ["kubernetes_open"],
		6984: ["couchdb_open"],
		7000: ["cassandra_open"],
		7001: ["cassandra_open"],
		7199: ["cassandra_open"],
		8000: ["alternate_http_open"],
		8020: ["hadoop_open"],
		8080: ["alternate_http_open"],
		8088: ["hadoop_open"],
		8140: ["puppet_open"],
		8888: ["alternate_http_open"],
		9000: ["hadoop_open"],
		9042: ["cassandra_open"],
		9092: ["kafka_open"],
		9094: ["kafka_open"],
		9096: ["kafka_open"],
		9098: ["kafka_open"],
		9160: ["cassandra_open"],
		9200: ["elasticsearch_open"],
		9300: ["elasticsearch_open"],
		9870: ["hadoop_open"],
		10250: ["kubernetes_open"],
		10255: ["kubernetes_open"],
		11211: ["memcached_open"],
		11214: ["memcached_open"],
		11215: ["memcached_open"],
		15671: ["rabbitmq_open"],
		15672: ["rabbitmq_open"],
		27017: ["mongodb_open"],
		27018: ["mongodb_open"],
		27019: ["mongodb_open"],
		50070: ["hadoop_open"],
		61620: ["cassandra_open"],
		61621: ["cassandra_open"],
	},
	"udp": {
		53: ["dns_open"],
		88: ["kerberos_open"],
		111: ["rpcbind_open"],
		137: ["netbios_open"],
		138: ["netbios_open"],
		139: ["netbios_open"],
		161: ["snmp_open"],
		162: ["snmp_open"],
		389: ["ldap_open"],
		464: ["kerberos_open"],
		1434: ["mssql_open"],
		2049: ["nfs_open"],
		3020: ["cifs_open"],
		11211: ["memcached_open"],
	},
}

# admin_ingress(protocol, ports) is the same set of paths with the rules for every
# port, for the services that nearly every machine runs.
admin_ingress(protocol, ports) := {array.concat(["ingress", i], source) |
	some [i, rule, source] in world_rules
	net.covers_any_port(rule, protocol, ports)
}

# ranges(rule) is the set of the paths, relative to the rule, of its ranges that
# do not hold every address.
ranges(rule) := {[name, i] |
	some name in ["cidr_blocks", "ipv6_cidr_blocks"]
	some i, cidr in rule[name]
	regex.match(`^[0-9a-fA-F.:]+/[0-9]+$`, cidr)
	not net.is_world(cidr)
}

# RFC 1918 and 6598 addresses, loopback and link-local ones, IPv6 ULAs.
private(cidr) if {
	some form in [
		`^(10|127)[.].*/(8|9|[12][0-9]|3[0-2])$`,
		`^172[.](1[6-9]|2[0-9]|3[01])[.].*/(1[2-9]|2[0-9]|3[0-2])$`,
		`^(192[.]168|169[.]254)[.].*/(1[6-9]|2[0-9]|3[0-2])$`,
		`^100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])[.].*/([12][0-9]|3[0-2])$`,
		`^(f[cd]|fe[89ab])[0-9a-f]*:.*/([7-9]|[1-9][0-9]|1[0-2][0-9])$`,
	]
	regex.match(form, lower(cidr))
}

prefix_length(cidr) := to_number(split(cidr, "/")[1])

# Ports of remote administration, file sharing, directories, databases and
# caches, for TCP and UDP alike.
sensitive_ports := {
	20, 21, 22, 23, 25, 53, 110, 111, 135, 137, 138, 139, 143, 161, 389, 445, 512, 513, 514, 636,
	1433, 1434, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 2382, 2383, 2483, 2484, 3000, 3020, 3306,
	3389, 4505, 4506, 5432, 5439, 5500, 5601, 5800, 5900, 5984, 5985, 5986, 6379, 6443, 7000, 7001,
	7199, 8000, 8020, 8080, 8088, 8140, 8888, 9000, 9042, 9092, 9160, 9200, 9300, 10250, 11211,
	11214, 11215, 15672, 27017, 27018, 27019, 50070, 61620, 61621,
}

sensitive(rule) if net.covers_any_port(rule, "tcp", sensitive_ports)

sensitive(rule) if net.covers_any_port(rule, "udp", sensitive_ports)

icmp(rule) if lower(rule.protocol) in {"icmp", "icmpv6", "1", "58"}

web_only(rule) if {
	net.has_protocol(rule, "tcp")
	not net.all_protocols(rule)
	rule.from_port == rule.to_port
	rule.from_port in {80, 443}
}

# HTTP/3 runs over UDP.
web_only(rule) if {
	net.has_protocol(rule, "udp")
	not net.all_protocols(rule)
	rule.from_port == 443
	rule.to_port == 443
}

widest := {"cidr_blocks": 16, "ipv6_cidr_blocks": 32}

widest_private := {"cidr_blocks": 17, "ipv6_cidr_blocks": 49}
