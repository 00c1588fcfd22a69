# METADATA
# title: Amazon VPC Lattice listeners
# scope: package
package parapet.aws_vpclattice_listener

# METADATA
# title: Lattice listener takes plain HTTP
# description: >-
#   Requests, and the credentials in them, travel unencrypted between client and lattice.
# related_resources:
#   - https://docs.aws.amazon.com/vpc-lattice/latest/ug/listeners.html
# custom:
#   id: aws-vpclattice-listener-plain-http
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use HTTPS
#       unsafe: replaces the listener; clients must speak TLS
#       set:
#         - {path: protocol, value: HTTPS}
plain_http contains ["protocol"] if input.protocol == "HTTP"
