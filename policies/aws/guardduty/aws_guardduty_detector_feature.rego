# METADATA
# title: Protection plans of Amazon GuardDuty
# scope: package
package parapet.aws_guardduty_detector_feature

# METADATA
# title: GuardDuty protection plan is switched off
# description: >-
#   Each feature of a detector watches one kind of resource, such as S3 data events, RDS logins,
#   Lambda traffic or the run time of containers. What is disabled goes unwatched.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html
# custom:
#   id: aws-guardduty-detector-feature-disabled
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [GuardDuty.5, GuardDuty.6, GuardDuty.7, GuardDuty.8, GuardDuty.9, GuardDuty.10, GuardDuty.11]
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable the protection plan
#       set:
#         - {path: status, value: ENABLED}
disabled contains ["status"] if input.status == "DISABLED"
