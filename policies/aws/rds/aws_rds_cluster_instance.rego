# METADATA
# title: Instances of Amazon Aurora clusters
# scope: package
package parapet.aws_rds_cluster_instance

import data.parapet.lib.value

# METADATA
# title: Aurora instance is publicly accessible
# description: >-
#   A publicly accessible instance has a public address, so that only its security
#   groups and its passwords keep the internet out. Keep it off and reach the
#   database from within the VPC.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.CreateInstance.html
# custom:
#   id: aws-rds-cluster-instance-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [RDS.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_17, AWS-0180, AVD-AWS-0180]
#   remedies:
#     - title: Make the instance private
#       unsafe: clients outside of the VPC can no longer connect
#       set:
#         - {path: publicly_accessible, value: false}
publicly_accessible contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: Aurora instance does not take minor engine upgrades
# description: >-
#   Minor versions carry the security fixes of the engine. With automatic minor
#   upgrades, the default, they are applied in the maintenance window.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.Upgrading.html
# custom:
#   id: aws-rds-cluster-instance-minor-upgrades-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     aws-fsbp: [RDS.35]
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_226]
#   remedies:
#     - title: Take minor upgrades automatically
#       unsafe: the instance restarts for upgrades in its maintenance window
#       set:
#         - {path: auto_minor_version_upgrade, value: true}
minor_upgrades_disabled contains ["auto_minor_version_upgrade"] if input.auto_minor_version_upgrade == false

# METADATA
# title: Aurora instance has no enhanced monitoring
# description: >-
#   Enhanced monitoring shows the processes and the load of the operating system
#   second by second, which tells misuse and failures from ordinary work.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.html
# custom:
#   id: aws-rds-cluster-instance-enhanced-monitoring-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [RDS.6]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_118]
#   remedies:
#     - title: Monitor every 30 seconds with a new role
#       unsafe: creates an IAM role; adds the cost of the metrics
#       declare:
#         - type: aws_iam_role
#           name: monitoring
#           set:
#             - {path: name_prefix, value: rds-monitoring-}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: monitoring.rds.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy_attachment
#           name: monitoring
#           set:
#             - {path: role, value: "${aws_iam_role.monitoring.name}"}
#             - path: policy_arn
#               value: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
#       set:
#         - {path: monitoring_interval, value: 30}
#         - {path: monitoring_role_arn, value: "${aws_iam_role.monitoring.arn}"}
#     - title: Monitor every 30 seconds with an existing role
#       unsafe: >-
#         fails unless the role may be assumed by monitoring.rds.amazonaws.com; adds the cost of the
#         metrics
#       set:
#         - {path: monitoring_interval, value: 30}
#         - path: monitoring_role_arn
#           value: "arn:aws:iam::111122223333:role/rds-monitoring"
#           ask: the role for enhanced monitoring
enhanced_monitoring_disabled contains ["monitoring_interval"] if object.get(input, "monitoring_interval", 0) == 0

# METADATA
# title: Aurora instance has no Performance Insights
# description: >-
#   Performance Insights keeps the load of the database by statement, user and host,
#   so that unusual queries can be found afterwards.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.html
# custom:
#   id: aws-rds-cluster-instance-performance-insights-disabled
#   severity: info
#   category: logging
#   controls:
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_353, AWS-0133, AVD-AWS-0133]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key of Performance Insights cannot be changed later
#       declare:
#         - type: aws_kms_key
#           name: insights
#           set:
#             - {path: description, value: Encrypts Performance Insights}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: performance_insights_enabled, value: true}
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.insights.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key of Performance Insights cannot be changed later
#       set:
#         - {path: performance_insights_enabled, value: true}
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.example.arn}"}
performance_insights_disabled contains ["performance_insights_enabled"] if not input.performance_insights_enabled

# METADATA
# title: Performance Insights of an Aurora instance is not encrypted with a customer-managed key
# description: >-
#   A key that AWS owns or manages has a policy that you cannot narrow, and it
#   cannot be disabled or shared across accounts on your terms. A customer-managed
#   key puts every decryption under a key policy of your own. Performance Insights
#   stores the text of statements.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.access-control.html
# custom:
#   id: aws-rds-cluster-instance-performance-insights-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-12]
#   aliases: [CKV_AWS_354, AWS-0078, AVD-AWS-0078]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: "fails where Performance Insights already uses another key: turn it off first"
#       declare:
#         - type: aws_kms_key
#           name: insights
#           set:
#             - {path: description, value: Encrypts Performance Insights}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.insights.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: "fails where Performance Insights already uses another key: turn it off first"
#       set:
#         - {path: performance_insights_kms_key_id, value: "${aws_kms_key.example.arn}"}
performance_insights_aws_key contains ["performance_insights_kms_key_id"] if {
	input.performance_insights_enabled
	not value.is_set(input, "performance_insights_kms_key_id")
}
