# METADATA
# title: AWS Config retention
# scope: package
package parapet.aws_config_retention_configuration

# METADATA
# title: AWS Config keeps the history for less than a year
# description: >-
#   Configuration items are kept for seven years by default. Less than a year is too short to
#   look back after an incident that is noticed late.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/delete-config-data-with-retention-period.html
# custom:
#   id: aws-config-retention-configuration-short-retention
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-11]
#   remedies:
#     - title: Keep the history for a year
#       set:
#         - {path: retention_period_in_days, value: 365}
short_retention contains ["retention_period_in_days"] if input.retention_period_in_days < 365
