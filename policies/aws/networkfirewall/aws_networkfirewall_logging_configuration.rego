# METADATA
# title: AWS Network Firewall logging
# scope: package
package parapet.aws_networkfirewall_logging_configuration

# METADATA
# title: Network firewall logs neither flows nor alerts
# description: >-
#   Alert logs record what the rules caught and flow logs what passed. Without either the
#   firewall works unseen; send at least one to S3, CloudWatch Logs or Firehose.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html
# custom:
#   id: aws-networkfirewall-logging-configuration-no-alert-or-flow-log
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [NetworkFirewall.2]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log alerts
#       unsafe: the other logs are no longer written there
#       set:
#         - {path: ".", value: ALERT}
#     - title: Log alerts to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: firewall
#           set:
#             - {path: name_prefix, value: /aws/network-firewall/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - path: "logging_configuration.log_destination_config[+]"
#           value:
#             log_type: ALERT
#             log_destination_type: CloudWatchLogs
#             log_destination: {logGroup: "${aws_cloudwatch_log_group.firewall.name}"}
no_alert_or_flow_log contains ["logging_configuration", "log_destination_config"] if {
	not input.logging_configuration.log_destination_config
}

no_alert_or_flow_log contains ["logging_configuration", "log_destination_config", i, "log_type"] if {
	some i, _ in input.logging_configuration.log_destination_config
	every destination in input.logging_configuration.log_destination_config {
		not object.get(destination, "log_type", "") in {"ALERT", "FLOW"}
	}
}
