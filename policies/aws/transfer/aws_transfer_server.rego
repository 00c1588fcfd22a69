# METADATA
# title: AWS Transfer Family servers
# scope: package
package parapet.aws_transfer_server

import data.parapet.lib.value

# METADATA
# title: Transfer server has a public endpoint
# description: >-
#   Servers are reached over the internet unless they stand in a VPC, where security groups
#   decide who may connect.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
# custom:
#   id: aws-transfer-server-public
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_164]
#   remedies:
#     - title: Move the server into a VPC
#       unsafe: stops the server for the change; clients reach it through the VPC alone
#       set:
#         - {path: endpoint_type, value: VPC}
#         - {path: endpoint_details.vpc_id, value: "${aws_vpc.example.id}"}
#         - {path: endpoint_details.subnet_ids, value: ["${aws_subnet.private.id}"]}
public contains ["endpoint_type"] if not input.endpoint_type

public contains ["endpoint_type"] if input.endpoint_type == "PUBLIC"

# METADATA
# title: Transfer server speaks plain FTP
# description: >-
#   FTP sends passwords and files in the clear. Use SFTP, FTPS or AS2.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html#transfer-2
# custom:
#   id: aws-transfer-server-ftp
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [Transfer.2]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_357]
#   remedies:
#     - title: Turn FTP off
#       unsafe: FTP clients can no longer connect
#       remove: ["."]
#     - title: Speak SFTP in place of FTP
#       unsafe: FTP clients can no longer connect
#       set:
#         - {path: ".", value: SFTP}
ftp contains ["protocols", i] if {
	some i, protocol in input.protocols
	protocol == "FTP"
}

# METADATA
# title: Transfer server accepts weak cryptography
# description: >-
#   Security policies before 2022, the provider's default among them, accept SHA-1 or ciphers in
#   CBC mode. Name a current policy.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
# custom:
#   id: aws-transfer-server-weak-security-policy
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_380]
#   remedies:
#     - title: Use a current security policy
#       set:
#         - {path: security_policy_name, value: TransferSecurityPolicy-2024-01}
#       unsafe: old clients can no longer connect
weak_security_policy contains ["security_policy_name"] if not input.security_policy_name

weak_security_policy contains ["security_policy_name"] if input.security_policy_name in weak_policies

# METADATA
# title: Transfer server writes no logs
# description: >-
#   Without a logging role or a structured log destination nobody sees who signed in and which
#   files came and went.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/structured-logging.html
# custom:
#   id: aws-transfer-server-no-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [Transfer.3]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Write logs to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: transfer
#           set:
#             - {path: name_prefix, value: /aws/transfer/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - path: structured_log_destinations
#           value: ["${aws_cloudwatch_log_group.transfer.arn}:*"]
#     - title: Write logs to an existing log group
#       set:
#         - path: structured_log_destinations
#           value: ["${aws_cloudwatch_log_group.example.arn}:*"]
no_logs contains [["structured_log_destinations"], ["logging_role"]] if {
	not value.is_set(input, "structured_log_destinations")
	not value.is_set(input, "logging_role")
}

# METADATA
# title: Private host key of the server stands in the code
# description: >-
#   Whoever reads the code or its history can pose as the server. Let AWS create the key, or
#   pass it in from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/transfer/latest/userguide/edit-server-config.html
# custom:
#   id: aws-transfer-server-host-key-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-321]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the key from a variable
#       unsafe: >-
#         the variable needs a value; the old key stays in the history of the code, and clients must
#         trust a new one
#       declare:
#         - type: variable
#           name: host_key
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: "Private host key, in PEM"}
#       set:
#         - {path: ".", value: "${var.host_key}"}
host_key_in_code contains ["host_key"] if {
	value.literal(input.host_key)
	contains(input.host_key, "PRIVATE KEY-----")
}

# weak_policies are the security policies that still accept SHA-1 or ciphers in
# CBC mode: https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
weak_policies := {
	"TransferSecurityPolicy-2018-11",
	"TransferSecurityPolicy-2020-06",
	"TransferSecurityPolicy-FIPS-2020-06",
	"TransferSecurityPolicy-Restricted-2018-11",
	"TransferSecurityPolicy-Restricted-2020-06",
}
