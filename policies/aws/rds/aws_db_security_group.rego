# METADATA
# title: EC2-Classic security groups of Amazon RDS
# scope: package
package parapet.aws_db_security_group

import data.parapet.lib.net

# METADATA
# title: RDS security group lets the whole internet in
# description: >-
#   A range such as 0.0.0.0/0 lets every address reach the databases of the group.
#   Name the networks that need access.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html
# custom:
#   id: aws-db-security-group-open-ingress
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [f0d8781f-99bf-4958-9917-d39283b168a0, 1e0ef61b-ad85-4518-a3d3-85eaad164885]
open_ingress contains ["ingress", i, "cidr"] if {
	some i, rule in input.ingress
	net.is_world(rule.cidr)
}
