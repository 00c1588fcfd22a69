# METADATA
# title: Domains that Amazon SES sends for
# scope: package
package parapet.aws_ses_domain_identity

import data.parapet.lib.iam

# METADATA
# title: Everybody may send mail in the name of the identity
# description: >-
#   The policy allows any AWS account to send for the domain or address without a
#   condition. Name the accounts.
# related_resources:
#   - https://docs.aws.amazon.com/ses/latest/dg/sending-authorization-policies.html
# custom:
#   id: aws-ses-domain-identity-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}

# METADATA
# title: Sending policy allows every action
# description: >-
#   Whoever the policy names may use every action of SES on the identity. Name the
#   sending actions.
# related_resources:
#   - https://docs.aws.amazon.com/ses/latest/dg/sending-authorization-policy-examples.html
# custom:
#   id: aws-ses-domain-identity-wildcard-action-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: ["34b921bd-90a0-402e-a0a5-dc73371fd963", "8ed0bfce-f780-46d4-b086-21c3628f09ad"]
#   remedies:
#     - title: Allow to send mail alone
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ".", value: ["ses:SendEmail", "ses:SendRawEmail"]}
#       remove: ["../NotAction"]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
wildcard_action_policy contains ["policy", "Statement", i, "Action"] if {
	some i, s in iam.allows(input.policy)
	iam.service_wildcard(s, "ses")
}
