# METADATA
# title: Instances of Amazon Connect
# scope: package
package parapet.aws_connect_instance

# METADATA
# title: Contact center logs no contact flows
# description: >-
#   Logs of the flows show what callers entered and where flows fail. They go to
#   CloudWatch when they are enabled.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/connect-controls.html#connect-2
# custom:
#   id: aws-connect-instance-no-flow-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Connect.2]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log contact flows
#       set:
#         - {path: contact_flow_logs_enabled, value: true}
no_flow_logs contains ["contact_flow_logs_enabled"] if not input.contact_flow_logs_enabled
