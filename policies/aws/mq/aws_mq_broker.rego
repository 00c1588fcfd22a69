# METADATA
# title: Amazon MQ brokers
# scope: package
package parapet.aws_mq_broker

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: MQ broker is publicly accessible
# description: >-
#   The broker has an address on the internet. Keep it in private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html
# custom:
#   id: aws-mq-broker-publicly-accessible
#   severity: high
#   category: public-exposure
#   controls:
#     nist-800-53-r5: [AC-3]
#   cwe: [CWE-284]
#   aliases:
#     - CKV_AWS_69
#     - AWS-0072
#     - AVD-AWS-0072
#     - "4eb5f791-c861-4afd-9f94-f2a6a3fe49cb"
#     - "68b6a789-82f8-4cfd-85de-e95332fe6a61"
#   remedies:
#     - title: Make the broker private
#       unsafe: replaces the broker
#       set:
#         - {path: publicly_accessible, value: false}
publicly_accessible contains ["publicly_accessible"] if {
	input.publicly_accessible
}

# METADATA
# title: MQ broker writes no audit log
# description: >-
#   Audit logs say who did what in the management console; only ActiveMQ has them.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
# custom:
#   id: aws-mq-broker-no-audit-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - AWS-0070
#     - AVD-AWS-0070
#     - CKV_AWS_197
#   remedies:
#     - title: Write the audit log and let Amazon MQ do so
#       unsafe: takes effect when the broker restarts
#       declare:
#         - type: aws_cloudwatch_log_resource_policy
#           name: mq
#           set:
#             - {path: policy_name, value: amazon-mq-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: mq.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "arn:aws:logs:*:*:log-group:/aws/amazonmq/*"
#       set:
#         - {path: logs.audit, value: true}
#     - title: Write the audit log
#       unsafe: takes effect when the broker restarts; Amazon MQ must be allowed to write logs
#       set:
#         - {path: logs.audit, value: true}
no_audit_log contains ["logs", "audit"] if {
	not audited
	lower(object.get(input, "engine_type", "")) == "activemq"
}

# METADATA
# title: MQ broker writes no general log
# description: >-
#   Without the log neither failed logins nor errors show.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
# custom:
#   id: aws-mq-broker-no-general-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - AWS-0071
#     - AVD-AWS-0071
#     - CKV_AWS_48
#     - "31245f98-a6a9-4182-9fc1-45482b9d030a"
#     - e519ed6a-8328-4b69-8eb7-8fa549ac3050
#   remedies:
#     - title: Write the general log and let Amazon MQ do so
#       unsafe: takes effect when the broker restarts
#       declare:
#         - type: aws_cloudwatch_log_resource_policy
#           name: mq
#           set:
#             - {path: policy_name, value: amazon-mq-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: mq.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "arn:aws:logs:*:*:log-group:/aws/amazonmq/*"
#       set:
#         - {path: logs.general, value: true}
#     - title: Write the general log
#       unsafe: takes effect when the broker restarts; Amazon MQ must be allowed to write logs
#       set:
#         - {path: logs.general, value: true}
no_general_log contains ["logs", "general"] if {
	not input.logs.general
}

# METADATA
# title: MQ broker does not take minor versions by itself
# description: >-
#   Security fixes come with minor versions.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html
# custom:
#   id: aws-mq-broker-no-minor-upgrades
#   severity: low
#   category: hardening
#   aliases:
#     - CKV_AWS_207
#   remedies:
#     - title: Take minor versions
#       unsafe: the broker restarts for upgrades in its maintenance window
#       set:
#         - {path: auto_minor_version_upgrade, value: true}
no_minor_upgrades contains ["auto_minor_version_upgrade"] if {
	not input.auto_minor_version_upgrade
}

# METADATA
# title: MQ broker is not encrypted with a customer-managed key
# description: >-
#   The AWS owned key cannot be audited or given a policy. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection-encryption-at-rest.html
# custom:
#   id: aws-mq-broker-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - "316278b3-87ac-444c-8f8f-a733a28da60f"
#     - "3db3f534-e3a3-487f-88c7-0a9fbf64b702"
#     - CKV_AWS_209
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the broker
#       declare:
#         - type: aws_kms_key
#           name: mq
#           set:
#             - {path: description, value: Encrypts the broker}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encryption_options.use_aws_owned_key, value: false}
#         - {path: encryption_options.kms_key_id, value: "${aws_kms_key.mq.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the broker
#       set:
#         - {path: encryption_options.use_aws_owned_key, value: false}
#         - {path: encryption_options.kms_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["encryption_options"] if {
	not value.is_set(object.get(input, "encryption_options", {}), "kms_key_id")
}

# METADATA
# title: Password of a broker user stands in the code
# description: >-
#   A password in code is in every clone and in the history. Give it through a variable or a
#   secret.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html
# custom:
#   id: aws-mq-broker-literal-password
#   severity: high
#   category: secrets
#   controls:
#     nist-800-53-r5: [IA-5]
#   cwe: [CWE-798]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: broker_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the user of the broker}
#       set:
#         - {path: ".", value: "${var.broker_password}"}
literal_password contains ["user", i, "password"] if {
	some i, u in input.user
	value.literal(u.password)
}

# METADATA
# title: MQ broker is a single instance
# description: >-
#   The broker is gone while its zone is, or while it is maintained.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html
# custom:
#   id: aws-mq-broker-single-instance
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Run in several availability zones
#       unsafe: replaces the broker; it needs subnets in as many zones
#       set:
#         - path: deployment_mode
#           value: ACTIVE_STANDBY_MULTI_AZ
#           ask: ACTIVE_STANDBY_MULTI_AZ for ActiveMQ, CLUSTER_MULTI_AZ for RabbitMQ
single_instance contains ["deployment_mode"] if {
	object.get(input, "deployment_mode", "SINGLE_INSTANCE") == "SINGLE_INSTANCE"
}

# The argument is a string in the provider.
audited if value.truthy(input.logs.audit)

# METADATA
# title: Broker runs an engine version that AWS no longer supports
# description: >-
#   Versions past the end of support get no security fixes. The table holds the versions
#   that are supported in November 2025: ActiveMQ 5.18 and later, RabbitMQ 3.13 and
#   later.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-version-management.html
# custom:
#   id: aws-mq-broker-outdated-engine
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_208]
#   remedies:
#     - title: Use a supported version
#       unsafe: the broker restarts for the upgrade; clients must speak to the new version
#       set:
#         - {path: engine_version, value: "5.19", ask: a supported version of the engine}
outdated_engine contains ["engine_version"] if {
	value.literal(input.engine_version)
	value.version_less(input.engine_version, oldest_supported[lower(input.engine_type)])
}

oldest_supported := {"activemq": "5.18", "rabbitmq": "3.13"}

# METADATA
# title: Password of the broker for its LDAP server stands in the code
# description: >-
#   Everybody who reads the code or its history can query the directory. Take it from
#   Secrets Manager.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-authentication-authorization.html
# custom:
#   id: aws-mq-broker-ldap-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: ldap_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the service account of the LDAP server}
#       set:
#         - {path: ".", value: "${var.ldap_password}"}
ldap_password_in_code contains ["ldap_server_metadata", "service_account_password"] if {
	secrets.is_credential("password", input.ldap_server_metadata.service_account_password)
}
