# METADATA
# title: Domain configurations of AWS IoT
# scope: package
package parapet.aws_iot_domain_configuration

# METADATA
# title: AWS IoT endpoint accepts TLS 1.0 and 1.1
# description: >-
#   TLS before 1.2 is deprecated for its known weaknesses. Choose a security policy that begins
#   at TLS 1.2.
# related_resources:
#   - https://docs.aws.amazon.com/iot/latest/developerguide/transport-security.html
# custom:
#   id: aws-iot-domain-configuration-weak-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-326]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Require TLS 1.2
#       unsafe: devices that speak TLS 1.0 or 1.1 alone can no longer connect
#       set:
#         - {path: tls_config.security_policy, value: IoTSecurityPolicy_TLS13_1_2_2022_10}
weak_tls contains ["tls_config", "security_policy"] if {
	contains(input.tls_config.security_policy, "_TLS12_1_0_")
}
