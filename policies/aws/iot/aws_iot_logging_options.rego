# METADATA
# title: Logging of AWS IoT
# scope: package
package parapet.aws_iot_logging_options

# METADATA
# title: AWS IoT writes no logs
# description: >-
#   Without logs neither refused connections nor failing rules are seen.
# related_resources:
#   - https://docs.aws.amazon.com/iot/latest/developerguide/configure-logging.html
# custom:
#   id: aws-iot-logging-options-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Turn logging on
#       set:
#         - {path: disable_all_logs, value: false}
#     - title: Log errors
#       set:
#         - {path: default_log_level, value: ERROR}
disabled contains ["disable_all_logs"] if input.disable_all_logs == true

disabled contains ["default_log_level"] if input.default_log_level == "DISABLED"
