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
public contains ["access_policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.access_policy)
	iam.is_public(s)
}
