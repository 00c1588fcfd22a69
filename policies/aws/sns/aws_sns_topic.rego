# METADATA
# title: Amazon SNS topics
# scope: package
package parapet.aws_sns_topic

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: SNS topic is not encrypted at rest
# description: >-
#   Messages wait in clear in the service. Name a KMS key; alias/aws/sns is the least.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
# custom:
#   id: aws-sns-topic-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: ["SNS.1"]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_26
#     - AWS-0095
#     - AVD-AWS-0095
#     - "28545147-2fc6-42d5-a1f9-cf226658e591"
#   remedies:
#     - title: Encrypt with the AWS managed key
#       unsafe: AWS services and other accounts can no longer publish
#       set:
#         - {path: kms_master_key_id, value: alias/aws/sns}
#     - title: Encrypt with a new customer-managed key
#       unsafe: publishers, AWS services among them, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: topic
#           set:
#             - {path: description, value: Encrypts the topic}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.topic.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: publishers, AWS services among them, need permission on the key
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.example.arn}"}
unencrypted contains ["kms_master_key_id"] if {
	not value.is_set(input, "kms_master_key_id")
}

# METADATA
# title: SNS topic is encrypted with the AWS managed key
# description: >-
#   The AWS managed key cannot be given a policy of its own, and other services cannot
#   publish through it. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
# custom:
#   id: aws-sns-topic-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - AWS-0136
#     - AVD-AWS-0136
#     - "9d13b150-a2ab-42a1-b6f4-142e41f81e52"
#     - b1a72f66-2236-4f3b-87ba-0da1b366956f
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: publishers, AWS services among them, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: topic
#           set:
#             - {path: description, value: Encrypts the topic}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.topic.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: publishers, AWS services among them, need permission on the key
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_master_key_id"] if {
	input.kms_master_key_id in {"alias/aws/sns"}
}

# METADATA
# title: SNS topic is open to everybody through its policy
# description: >-
#   An Allow for every principal, without a condition that ties callers to an account,
#   organization or source, lets any AWS customer in. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
# custom:
#   id: aws-sns-topic-public-policy
#   severity: critical
#   category: public-exposure
#   controls:
#     nist-800-53-r5: [AC-3]
#   cwe: [CWE-284]
#   aliases:
#     - CKV_AWS_169
#     - "905f4741-f965-45c1-98db-f7a00a0e5c73"
#     - ae53ce91-42b5-46bf-a84f-9a13366a4f13
#     - b26d2b7e-60f6-413d-a3a1-a57db24aa2b3
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
# title: SNS topic policy grants every action
# description: >-
#   Publishing and subscribing are for different principals; a wildcard adds deletion and
#   changes of the policy. Name the actions.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
# custom:
#   id: aws-sns-topic-wildcard-action-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ".", value: ["sns:Publish"], ask: the actions that are needed}
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
wildcard_action_policy contains ["policy", "Statement", i, "Action"] if {
	some i, s in iam.allows(input.policy)
	some action in s.Action
	action in {"*", "sns:*", "SNS:*"}
}

# METADATA
# title: SNS topic policy grants everything but a few actions
# description: >-
#   Allow with NotAction grants whatever is not listed. List the actions instead.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
# custom:
#   id: aws-sns-topic-not-action-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "5ea624e4-c8b1-4bb3-87a4-4235a776adcc"
#     - "818f38ed-8446-4132-9c03-474d49e10195"
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ../Action, value: ["sns:Publish"], ask: the actions that are needed}
#       remove: ["."]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
not_action_policy contains ["policy", "Statement", i, "NotAction"] if {
	some i, s in iam.allows(input.policy)
	s.NotAction
}

# METADATA
# title: SNS topic policy names only who is not allowed
# description: >-
#   Allow with NotPrincipal lets everybody else in. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
# custom:
#   id: aws-sns-topic-not-principal-policy
#   severity: high
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: ../Principal
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["."]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
not_principal_policy contains ["policy", "Statement", i, "NotPrincipal"] if {
	some i, s in iam.allows(input.policy)
	s.NotPrincipal
}

# METADATA
# title: SNS signs messages with SHA-1
# description: >-
#   Subscribers check the origin of messages by their signature; version 1 uses SHA-1,
#   which is broken. Version 2 uses SHA-256.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
# custom:
#   id: aws-sns-topic-sha1-signature
#   severity: low
#   category: hardening
#   cwe: [CWE-328]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Sign with SHA-256
#       unsafe: subscribers that check signatures must know SHA-256
#       set:
#         - {path: signature_version, value: 2}
sha1_signature contains ["signature_version"] if object.get(input, "signature_version", 1) == 1

# METADATA
# title: Topic policy names every principal and leaves the limit to a condition
# description: >-
#   A condition that is changed or left out later opens it to everybody. Name the
#   accounts, or the service with aws:SourceArn and aws:SourceAccount.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
# custom:
#   id: aws-sns-topic-wildcard-principal-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
wildcard_principal_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.any_principal(s)
	s.Principal
	not iam.is_public(s)
}

# METADATA
# title: Topic policy lets requests in without TLS
# description: >-
#   The endpoints of Amazon SNS also answer HTTP. A Deny for everybody on
#   aws:SecureTransport false makes TLS a must.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
# custom:
#   id: aws-sns-topic-insecure-transport
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Deny requests without TLS
#       unsafe: requests over plain HTTP are refused
#       set:
#         - path: "policy.Statement[+]"
#           value:
#             Sid: DenyInsecureTransport
#             Effect: Deny
#             Principal: "*"
#             Action: "SNS:Publish"
#             Resource: "${self.arn}"
#             Condition: {Bool: {"aws:SecureTransport": "false"}}
#     - title: Deny requests without TLS to a named ARN
#       unsafe: requests over plain HTTP are refused
#       set:
#         - path: "policy.Statement[+]"
#           value:
#             Sid: DenyInsecureTransport
#             Effect: Deny
#             Principal: "*"
#             Action: "SNS:Publish"
#             Resource: "arn:aws:sns:us-east-1:111122223333:example"
#             Condition: {Bool: {"aws:SecureTransport": "false"}}
#           ask: the ARN of the topic
insecure_transport contains ["policy"] if {
	count(iam.allows(input.policy)) > 0
	not iam.requires_tls(input.policy)
}
