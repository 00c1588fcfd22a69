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
#     - title: Turn encryption on
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
#     - title: Use a key of your own
#       set:
#         - {path: kms_master_key_id, value: "${aws_kms_key.main.arn}"}
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
insecure_transport contains ["policy"] if {
	count(iam.allows(input.policy)) > 0
	not iam.requires_tls(input.policy)
}
