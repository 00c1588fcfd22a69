# METADATA
# title: Access policies of Amazon CloudSearch domains
# scope: package
package parapet.aws_cloudsearch_domain_service_access_policy

import data.parapet.lib.iam

# METADATA
# title: Everybody may use the CloudSearch domain
# description: >-
#   Requests of a wildcard principal need no signature: strangers may search, and with the
#   document action also change the index.
# related_resources:
#   - https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-access.html
# custom:
#   id: aws-cloudsearch-domain-service-access-policy-public
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts or roles that need access
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
#     - title: Restrict the statement to networks
#       unsafe: clients from other networks lose access
#       set:
#         - path: "../Condition.IpAddress.aws:SourceIp"
#           value: [203.0.113.0/24]
#           ask: the networks of your clients
public contains ["access_policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.access_policy)
	iam.is_public(s)
}
