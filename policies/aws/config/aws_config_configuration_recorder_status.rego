# METADATA
# title: State of AWS Config recorders
# scope: package
package parapet.aws_config_configuration_recorder_status

# METADATA
# title: AWS Config recorder is stopped
# description: >-
#   A recorder that is not started records no configuration changes, and the rules of the
#   account have nothing to judge.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
# custom:
#   id: aws-config-configuration-recorder-status-stopped
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.3"]
#     cis-aws-5.0: ["3.3"]
#     aws-fsbp: [Config.1]
#     nist-800-53-r5: [CM-8]
#   aliases: [CKV2_AWS_45, AC_AWS_0048]
#   remedies:
#     - title: Start the recorder
#       set:
#         - {path: is_enabled, value: true}
stopped contains ["is_enabled"] if not input.is_enabled
