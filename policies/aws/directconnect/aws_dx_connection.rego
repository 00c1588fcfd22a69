# METADATA
# title: AWS Direct Connect connections
# scope: package
package parapet.aws_dx_connection

# METADATA
# title: Direct Connect connection is not encrypted
# description: >-
#   Direct Connect does not encrypt by itself, so that the carrier and whoever taps its lines
#   can read the traffic. Request MACsec on dedicated connections from 10 Gbps up and require
#   it, or run a VPN over the connection.
# related_resources:
#   - https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html
# custom:
#   id: aws-dx-connection-no-macsec
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Request MACsec
#       unsafe: replaces the connection
#       set: [{path: request_macsec, value: true}]
#     - title: Require encryption
#       unsafe: the connection is down while no keys are agreed
#       set: [{path: encryption_mode, value: must_encrypt}]
no_macsec contains ["request_macsec"] if {
	input.bandwidth in {"10Gbps", "100Gbps", "400Gbps"}
	not input.request_macsec
}

no_macsec contains ["encryption_mode"] if input.encryption_mode in {"no_encrypt", "should_encrypt"}
