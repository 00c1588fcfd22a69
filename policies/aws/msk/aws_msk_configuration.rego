# METADATA
# title: Configurations of Amazon MSK clusters
# scope: package
package parapet.aws_msk_configuration

# METADATA
# title: Kafka admits everybody to topics without an access list
# description: >-
#   With allow.everyone.if.no.acl.found each client reads and writes every topic that
#   nobody restricted.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-acls.html
# custom:
#   id: aws-msk-configuration-open-without-acl
#   severity: medium
#   category: identity
#   cwe: [CWE-276]
#   controls:
#     nist-800-53-r5: [AC-6]
open_without_acl contains ["server_properties"] if {
	regex.match(`(?im)^\s*allow\.everyone\.if\.no\.acl\.found\s*=\s*true\s*$`, input.server_properties)
}
