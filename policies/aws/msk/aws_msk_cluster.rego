# METADATA
# title: Amazon MSK clusters
# scope: package
package parapet.aws_msk_cluster

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: MSK cluster talks to clients in plain text
# description: >-
#   Messages and credentials can be read on the way. Accept TLS alone.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
# custom:
#   id: aws-msk-cluster-plain-text-clients
#   severity: high
#   category: encryption-in-transit
#   controls:
#     nist-800-53-r5: [SC-8]
#   cwe: [CWE-319]
#   aliases:
#     - CKV_AWS_81
#     - AWS-0073
#     - AVD-AWS-0073
#   remedies:
#     - title: Accept TLS alone
#       unsafe: clients without TLS can no longer connect
#       set:
#         - {path: encryption_info.encryption_in_transit.client_broker, value: "TLS"}
plain_text_clients contains ["encryption_info", "encryption_in_transit", "client_broker"] if {
	input.encryption_info.encryption_in_transit.client_broker in {"PLAINTEXT", "TLS_PLAINTEXT"}
}

# METADATA
# title: Brokers of the MSK cluster talk to each other in plain text
# description: >-
#   Replicated messages travel between zones in clear.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
# custom:
#   id: aws-msk-cluster-plain-text-brokers
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: ["MSK.1"]
#     nist-800-53-r5: [SC-8]
#   aliases:
#     - CKV_AWS_81
#   remedies:
#     - title: Encrypt between brokers
#       unsafe: replaces the cluster
#       set:
#         - {path: encryption_info.encryption_in_transit.in_cluster, value: true}
plain_text_brokers contains ["encryption_info", "encryption_in_transit", "in_cluster"] if {
	input.encryption_info.encryption_in_transit.in_cluster == false
}

# METADATA
# title: MSK cluster is not encrypted with a customer-managed key
# description: >-
#   The AWS managed key cannot be given a policy of its own. Name a key of yours; it cannot
#   be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
# custom:
#   id: aws-msk-cluster-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - AWS-0179
#     - AVD-AWS-0179
#     - "6db52fa6-d4da-4608-908a-89f0c59e743e"
#     - a976d63f-af0e-46e8-b714-8c1a9c4bf768
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the cluster
#       declare:
#         - type: aws_kms_key
#           name: msk
#           set:
#             - {path: description, value: Encrypts the cluster}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_info.encryption_at_rest_kms_key_arn, value: "${aws_kms_key.msk.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the cluster
#       set:
#         - path: encryption_info.encryption_at_rest_kms_key_arn
#           value: "${aws_kms_key.example.arn}"
customer_managed_key contains ["encryption_info", "encryption_at_rest_kms_key_arn"] if {
	not value.is_set(object.get(input, "encryption_info", {}), "encryption_at_rest_kms_key_arn")
}

# METADATA
# title: MSK cluster writes no broker logs
# description: >-
#   Without broker logs failed logins and errors stay invisible.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html
# custom:
#   id: aws-msk-cluster-no-broker-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_80
#     - AWS-0074
#     - AVD-AWS-0074
#     - "2f56b7ab-7fba-4e93-82f0-247e5ddeb239"
#     - fc7c2c15-f5d0-4b80-adb2-c89019f8f62b
#   remedies:
#     - title: Write broker logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: brokers
#           set:
#             - {path: name_prefix, value: /aws/msk/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: logging_info.broker_logs.cloudwatch_logs.enabled, value: true}
#         - path: logging_info.broker_logs.cloudwatch_logs.log_group
#           value: "${aws_cloudwatch_log_group.brokers.name}"
#     - title: Write broker logs to an existing log group
#       set:
#         - {path: logging_info.broker_logs.cloudwatch_logs.enabled, value: true}
#         - path: logging_info.broker_logs.cloudwatch_logs.log_group
#           value: "${aws_cloudwatch_log_group.example.name}"
no_broker_log contains ["logging_info", "broker_logs"] if {
	not logs
}

# METADATA
# title: MSK brokers are publicly accessible
# description: >-
#   Brokers get addresses on the internet. Keep them in the VPC.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
# custom:
#   id: aws-msk-cluster-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["MSK.4"]
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - CKV_AWS_291
#     - "0ce1ba20-8ba8-4364-836f-40c24b8cb0ab"
#     - "54378d69-dd7c-4b08-a43e-80d563396857"
#   remedies:
#     - title: Turn public access off
#       unsafe: clients outside of the VPC can no longer connect
#       set:
#         - {path: broker_node_group_info.connectivity_info.public_access.type, value: DISABLED}
publicly_accessible contains ["broker_node_group_info", "connectivity_info", "public_access", "type"] if {
	input.broker_node_group_info.connectivity_info.public_access.type == "SERVICE_PROVIDED_EIPS"
}

# METADATA
# title: MSK cluster lets clients in without authentication
# description: >-
#   Whoever reaches the brokers reads and writes every topic. Use IAM, SASL/SCRAM or mutual
#   TLS.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication.html
# custom:
#   id: aws-msk-cluster-unauthenticated
#   severity: high
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   cwe: [CWE-306]
#   remedies:
#     - title: Authenticate clients by IAM
#       unsafe: clients must sign in
#       set:
#         - {path: client_authentication.sasl.iam, value: true}
#         - {path: client_authentication.unauthenticated, value: false}
unauthenticated contains ["client_authentication", "unauthenticated"] if {
	input.client_authentication.unauthenticated
}

logs if input.logging_info.broker_logs.cloudwatch_logs.enabled

logs if input.logging_info.broker_logs.firehose.enabled

logs if input.logging_info.broker_logs.s3.enabled

# METADATA
# title: MSK cluster reports basic metrics only
# description: >-
#   The level DEFAULT leaves out metrics per broker and topic. Set PER_BROKER or finer.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-2
# custom:
#   id: aws-msk-cluster-basic-monitoring
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [MSK.2]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Report metrics per broker
#       set:
#         - {path: enhanced_monitoring, value: PER_BROKER}
basic_monitoring contains ["enhanced_monitoring"] if object.get(input, "enhanced_monitoring", "DEFAULT") == "DEFAULT"

# METADATA
# title: MSK cluster runs a Kafka version past its end of support
# description: >-
#   Versions before 3.6 get no security fixes any more, and MSK upgrades them by itself
#   at some time.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
# custom:
#   id: aws-msk-cluster-outdated-kafka
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Upgrade Kafka
#       unsafe: restarts the brokers one after the other; cannot be undone
#       set:
#         - {path: kafka_version, value: 3.8.x}
outdated_kafka contains ["kafka_version"] if {
	value.literal(input.kafka_version)
	value.version_less(input.kafka_version, "3.6")
}

# METADATA
# title: MSK cluster policy admits every account
# description: >-
#   The policy lets any AWS account connect to the cluster without a condition. Name the
#   accounts.
# related_resources:
#   - https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html
# custom:
#   id: aws-msk-cluster-public-policy
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
