# METADATA
# title: Amazon SQS queues
# scope: package
package parapet.aws_sqs_queue

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: SQS queue is not encrypted at rest
# description: >-
#   Encryption with SQS-managed keys is on by default and free; here it is turned off and no
#   KMS key is named.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
# custom:
#   id: aws-sqs-queue-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: ["SQS.1"]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - AWS-0096
#     - AVD-AWS-0096
#     - "12726829-93ed-4d51-9cbe-13423f4299e1"
#     - "6e8849c1-3aa7-40e3-9063-b85ee300f29f"
#     - "9296f1cc-7a40-45de-bd41-f31745488a0e"
#     - e1e7b278-2a8b-49bd-a26e-66a7f70b17eb
#   remedies:
#     - title: Encrypt with keys of SQS
#       set:
#         - {path: sqs_managed_sse_enabled, value: true}
unencrypted contains ["sqs_managed_sse_enabled"] if {
	input.sqs_managed_sse_enabled == false
	not value.is_set(input, "kms_master_key_id")
}

# METADATA
# title: Encryption of the SQS queue is left to the default
# description: >-
#   New queues are encrypted with SQS-managed keys, but older ones are as they were made.
#   Say which encryption you mean.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
# custom:
#   id: aws-sqs-queue-encryption-undeclared
#   severity: info
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_27
#     - "12726829-93ed-4d51-9cbe-13423f4299e1"
#     - "6e8849c1-3aa7-40e3-9063-b85ee300f29f"
#     - "9296f1cc-7a40-45de-bd41-f31745488a0e"
#     - e1e7b278-2a8b-49bd-a26e-66a7f70b17eb
#   remedies:
#     - title: Declare encryption with SQS-managed keys
#       set:
#         - {path: sqs_managed_sse_enabled, value: true}
encryption_undeclared contains ["sqs_managed_sse_enabled"] if {
	not value.is_set(input, "sqs_managed_sse_enabled")
	not value.is_set(input, "kms_master_key_id")
}

# METADATA
# title: SQS queue is encrypted with the AWS managed key
# description: >-
#   The AWS managed key has no policy of yours, and principals of other accounts cannot use
#   it. Name a key of yours where you use KMS to control who decrypts.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
# custom:
#   id: aws-sqs-queue-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV2_AWS_73
#     - AWS-0135
#     - AVD-AWS-0135
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: senders and receivers, AWS services among them, need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: queue
#           set:
#             - {path: description, value: Encrypts the queue}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.queue.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: senders and receivers, AWS services among them, need permission on the key
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_master_key_id"] if {
	input.kms_master_key_id == "alias/aws/sqs"
}

# METADATA
# title: SQS queue is open to everybody through its policy
# description: >-
#   An Allow for every principal, without a condition that ties callers to an account,
#   organization or source, lets any AWS customer in. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
# custom:
#   id: aws-sqs-queue-public-policy
#   severity: critical
#   category: public-exposure
#   controls:
#     nist-800-53-r5: [AC-3]
#   cwe: [CWE-284]
#   aliases:
#     - CKV_AWS_387
#     - CKV_AWS_168
#     - "730675f9-52ed-49b6-8ead-0acb5dd7df7f"
#     - "86b0efa7-4901-4edd-a37a-c034bec6645a"
#     - "9b6a3f5b-5fd6-40ee-9bc0-ed604911212d"
#     - abb06e5f-ef9a-4a99-98c6-376d396bfcdf
#     - d994585f-defb-4b51-b6d2-c70f020ceb10
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
# title: SQS queue policy grants every action
# description: >-
#   Senders and receivers need single actions; a wildcard adds purging, deleting and
#   changing the policy. Name the actions.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
# custom:
#   id: aws-sqs-queue-wildcard-action-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_72
#     - AWS-0097
#     - AVD-AWS-0097
#     - "816ea8cf-d589-442d-a917-2dd0ce0e45e3"
#     - ed9b3beb-92cf-44d9-a9d2-171eeba569d4
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ".", value: ["sqs:SendMessage"], ask: the actions that are needed}
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
wildcard_action_policy contains ["policy", "Statement", i, "Action"] if {
	some i, s in iam.allows(input.policy)
	some action in s.Action
	lower(action) in {"*", "sqs:*"}
}

# METADATA
# title: SQS queue has no dead-letter queue
# description: >-
#   A message that cannot be processed comes back for ever or is lost. Send it to a queue
#   where somebody looks.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
# custom:
#   id: aws-sqs-queue-no-dead-letter-queue
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep failed messages in a new queue
#       unsafe: messages that fail five times leave the queue
#       declare:
#         - type: aws_sqs_queue
#           name: failed
#           set:
#             - {path: sqs_managed_sse_enabled, value: true}
#             - {path: message_retention_seconds, value: 1209600}
#             - {path: redrive_allow_policy, value: {redrivePermission: allowAll}}
#       set:
#         - path: redrive_policy
#           value: {deadLetterTargetArn: "${aws_sqs_queue.failed.arn}", maxReceiveCount: 5}
#     - title: Keep failed messages in an existing queue
#       unsafe: messages that fail five times leave the queue
#       set:
#         - path: redrive_policy
#           value: {deadLetterTargetArn: "${aws_sqs_queue.example.arn}", maxReceiveCount: 5}
no_dead_letter_queue contains ["redrive_policy"] if {
	not input.redrive_policy
	not input.redrive_allow_policy
}

# METADATA
# title: Queue policy allows everything but a list of actions
# description: >-
#   Allow with NotAction grants every action that the list leaves out. Use Action with
#   what is needed.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
# custom:
#   id: aws-sqs-queue-not-action-policy
#   severity: medium
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are no longer allowed
#       set:
#         - {path: ../Action, value: ["sqs:SendMessage"], ask: the actions that are needed}
#       remove: ["."]
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
not_action_policy contains ["policy", "Statement", i, "NotAction"] if {
	some i, s in iam.allows(input.policy)
	s.NotAction
}

# METADATA
# title: Queue policy allows everybody but a list of principals
# description: >-
#   Allow with NotPrincipal admits every principal that the list leaves out, anonymous
#   ones included. Name the principals.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
# custom:
#   id: aws-sqs-queue-not-principal-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
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
# title: Queue policy names every principal and leaves the limit to a condition
# description: >-
#   A condition that is changed or left out later opens it to everybody. Name the
#   accounts, or the service with aws:SourceArn and aws:SourceAccount.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
# custom:
#   id: aws-sqs-queue-wildcard-principal-policy
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [abb06e5f-ef9a-4a99-98c6-376d396bfcdf, "730675f9-52ed-49b6-8ead-0acb5dd7df7f"]
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
# title: Queue policy lets requests in without TLS
# description: >-
#   The endpoints of Amazon SQS also answer HTTP. A Deny for everybody on
#   aws:SecureTransport false makes TLS a must.
# related_resources:
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
# custom:
#   id: aws-sqs-queue-insecure-transport
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
#             Action: "sqs:*"
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
#             Action: "sqs:*"
#             Resource: "arn:aws:sqs:us-east-1:111122223333:example"
#             Condition: {Bool: {"aws:SecureTransport": "false"}}
#           ask: the ARN of the queue
insecure_transport contains ["policy"] if {
	count(iam.allows(input.policy)) > 0
	not iam.requires_tls(input.policy)
}
