# METADATA
# title: Gateways of AWS Storage Gateway
# scope: package
package parapet.aws_storagegateway_gateway

import data.parapet.lib.value

# METADATA
# title: Gateway lets SMB clients choose to be unprotected
# description: >-
#   With ClientSpecified a client may connect without signing and encryption. Make encryption
#   mandatory, or signing at least.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/security-strategy.html
# custom:
#   id: aws-storagegateway-gateway-weak-smb-security
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Make encryption mandatory
#       unsafe: clients that cannot encrypt are refused
#       set:
#         - {path: smb_security_strategy, value: MandatoryEncryption}
weak_smb_security contains ["smb_security_strategy"] if input.smb_security_strategy == "ClientSpecified"

# METADATA
# title: Password of a gateway stands in the code
# description: >-
#   Whoever reads the code or its history can read the shares or join machines to the domain.
#   Pass passwords in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/enable-ad-settings.html
# custom:
#   id: aws-storagegateway-gateway-password-in-code
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
#           name: gateway_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the gateway}
#       set:
#         - {path: ".", value: "${var.gateway_password}"}
password_in_code contains ["smb_guest_password"] if {
	value.literal(input.smb_guest_password)
	input.smb_guest_password != ""
}

password_in_code contains ["smb_active_directory_settings", "password"] if {
	value.literal(input.smb_active_directory_settings.password)
	input.smb_active_directory_settings.password != ""
}

# METADATA
# title: Gateway writes no logs
# description: >-
#   Health and error logs go to CloudWatch only when the gateway names a log group.
# related_resources:
#   - https://docs.aws.amazon.com/filegateway/latest/files3/monitoring-file-gateway.html
# custom:
#   id: aws-storagegateway-gateway-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: gateway
#           set:
#             - {path: name_prefix, value: /aws/storagegateway/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: cloudwatch_log_group_arn, value: "${aws_cloudwatch_log_group.gateway.arn}"}
#     - title: Write logs to an existing log group
#       set:
#         - {path: cloudwatch_log_group_arn, value: "${aws_cloudwatch_log_group.example.arn}"}
no_logs contains ["cloudwatch_log_group_arn"] if not value.is_set(input, "cloudwatch_log_group_arn")
