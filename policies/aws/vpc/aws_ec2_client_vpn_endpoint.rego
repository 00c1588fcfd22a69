# METADATA
# title: Client VPN endpoints
# scope: package
package parapet.aws_ec2_client_vpn_endpoint

# METADATA
# title: Client VPN endpoint does not log connections
# description: >-
#   Connection logs tell who came into the network, when and from where. Send them to CloudWatch
#   Logs.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
# custom:
#   id: aws-ec2-client-vpn-endpoint-no-connection-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [EC2.51]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log connections to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: vpn
#           set:
#             - {path: name_prefix, value: /aws/client-vpn/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: connection_log_options.enabled, value: true}
#         - path: connection_log_options.cloudwatch_log_group
#           value: "${aws_cloudwatch_log_group.vpn.name}"
#     - title: Log connections to an existing log group
#       set:
#         - {path: connection_log_options.enabled, value: true}
#         - path: connection_log_options.cloudwatch_log_group
#           value: "${aws_cloudwatch_log_group.example.name}"
no_connection_log contains ["connection_log_options", "enabled"] if not input.connection_log_options.enabled

# METADATA
# title: "Client VPN knows devices, not users"
# description: >-
#   A client certificate is a file that can be copied, and proves no second factor. Sign users
#   in through Active Directory or SAML, with multi-factor authentication, alone or in addition.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html
# custom:
#   id: aws-ec2-client-vpn-endpoint-certificates-only
#   severity: low
#   category: identity
#   cwe: [CWE-308]
#   controls:
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Authenticate users by SAML too
#       unsafe: replaces the endpoint; users must sign in
#       set:
#         - path: "authentication_options[+]"
#           value:
#             type: federated-authentication
#             saml_provider_arn: "arn:aws:iam::111122223333:saml-provider/example"
#           ask: your SAML provider
certificates_only contains ["authentication_options", i, "type"] if {
	some i, option in input.authentication_options
	option.type == "certificate-authentication"
	count(input.authentication_options) == 1
}

# METADATA
# title: Client VPN endpoint uses the default security group
# description: >-
#   Without groups of its own the endpoint's network interfaces join the default group of the
#   VPC, in which members reach each other on every port. Give it a group for what users may
#   reach.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html
# custom:
#   id: aws-ec2-client-vpn-endpoint-default-security-group
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Give the endpoint a security group
#       unsafe: networks that the group does not allow are cut off
#       set:
#         - {path: vpc_id, value: "${aws_vpc.example.id}"}
#         - {path: security_group_ids, value: ["${aws_security_group.example.id}"]}
default_security_group contains ["security_group_ids"] if {
	count(object.get(input, "security_group_ids", [])) == 0
}
