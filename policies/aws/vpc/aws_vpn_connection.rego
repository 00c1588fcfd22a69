# METADATA
# title: Site-to-Site VPN connections
# scope: package
package parapet.aws_vpn_connection

import data.parapet.lib.value

# METADATA
# title: VPN tunnel does not log to CloudWatch
# description: >-
#   Tunnel logs show failed negotiations, key exchanges and dead peers: attempts to get in as
#   well as outages. Enable them for both tunnels.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html
# custom:
#   id: aws-vpn-connection-no-tunnel-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [EC2.171]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log both tunnels to a new log group
#       unsafe: interrupts the tunnels one after the other
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: vpn
#           set:
#             - {path: name_prefix, value: /aws/vendedlogs/vpn/}
#             - {path: retention_in_days, value: 365}
#       set:
#         - {path: tunnel1_log_options.cloudwatch_log_options.log_enabled, value: true}
#         - path: tunnel1_log_options.cloudwatch_log_options.log_group_arn
#           value: "${aws_cloudwatch_log_group.vpn.arn}"
#         - {path: tunnel2_log_options.cloudwatch_log_options.log_enabled, value: true}
#         - path: tunnel2_log_options.cloudwatch_log_options.log_group_arn
#           value: "${aws_cloudwatch_log_group.vpn.arn}"
#     - title: Log both tunnels to an existing log group
#       unsafe: interrupts the tunnels one after the other
#       set:
#         - {path: tunnel1_log_options.cloudwatch_log_options.log_enabled, value: true}
#         - path: tunnel1_log_options.cloudwatch_log_options.log_group_arn
#           value: "${aws_cloudwatch_log_group.example.arn}"
#         - {path: tunnel2_log_options.cloudwatch_log_options.log_enabled, value: true}
#         - path: tunnel2_log_options.cloudwatch_log_options.log_group_arn
#           value: "${aws_cloudwatch_log_group.example.arn}"
no_tunnel_log contains [name, "cloudwatch_log_options", "log_enabled"] if {
	some name in ["tunnel1_log_options", "tunnel2_log_options"]
	not input[name].cloudwatch_log_options.log_enabled
}

# METADATA
# title: VPN tunnel accepts IKE version 1
# description: >-
#   IKEv1 was retired in 2023; its aggressive mode gives attackers a hash of the key to crack.
#   Tunnels accept both versions unless they are told to use ikev2 alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
# custom:
#   id: aws-vpn-connection-ikev1
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use IKEv2 alone
#       unsafe: peers that speak IKEv1 alone lose the tunnel
#       set:
#         - {path: tunnel1_ike_versions, value: [ikev2]}
#         - {path: tunnel2_ike_versions, value: [ikev2]}
ikev1 contains [name] if {
	some name in ["tunnel1_ike_versions", "tunnel2_ike_versions"]
	not input[name]
}

ikev1 contains [name, i] if {
	some name in ["tunnel1_ike_versions", "tunnel2_ike_versions"]
	some i, version in input[name]
	version == "ikev1"
}

# METADATA
# title: VPN tunnel allows SHA-1 or Diffie-Hellman group 2
# description: >-
#   SHA-1 and the 1024-bit group 2 no longer withstand strong attackers. List SHA2-256 or
#   better, and groups from 14 up.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
# custom:
#   id: aws-vpn-connection-weak-cipher
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-327]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Allow strong algorithms alone
#       unsafe: interrupts the tunnels; peers with weak algorithms alone lose them
#       set:
#         - {path: tunnel1_phase1_integrity_algorithms, value: [SHA2-256, SHA2-384, SHA2-512]}
#         - {path: tunnel1_phase1_dh_group_numbers, value: [14, 15, 16, 19, 20, 21]}
#         - {path: tunnel1_phase2_integrity_algorithms, value: [SHA2-256, SHA2-384, SHA2-512]}
#         - {path: tunnel1_phase2_dh_group_numbers, value: [14, 15, 16, 19, 20, 21]}
#         - {path: tunnel2_phase1_integrity_algorithms, value: [SHA2-256, SHA2-384, SHA2-512]}
#         - {path: tunnel2_phase1_dh_group_numbers, value: [14, 15, 16, 19, 20, 21]}
#         - {path: tunnel2_phase2_integrity_algorithms, value: [SHA2-256, SHA2-384, SHA2-512]}
#         - {path: tunnel2_phase2_dh_group_numbers, value: [14, 15, 16, 19, 20, 21]}
weak_cipher contains [name, i] if {
	some name in weak_lists
	some i, algorithm in input[name]
	algorithm in {"SHA1", 2}
}

# METADATA
# title: VPN tunnel has its pre-shared key in the configuration
# description: >-
#   Whoever reads the repository or the state can impersonate a side of the tunnel. Let AWS
#   generate the key and keep it in Secrets Manager (preshared_key_storage), or pass it in from
#   there.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
# custom:
#   id: aws-vpn-connection-literal-key
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the key from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: tunnel_preshared_key
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Pre-shared key of the VPN tunnel}
#       set:
#         - {path: ".", value: "${var.tunnel_preshared_key}"}
literal_key contains [name] if {
	some name in ["tunnel1_preshared_key", "tunnel2_preshared_key"]
	value.literal(input[name])
	not input[name] == ""
}

weak_lists := [sprintf("tunnel%d_phase%d_%s", [tunnel, phase, list]) |
	some tunnel in [1, 2]
	some phase in [1, 2]
	some list in ["dh_group_numbers", "integrity_algorithms"]
]
