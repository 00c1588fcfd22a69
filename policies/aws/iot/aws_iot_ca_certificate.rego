# METADATA
# title: CA certificates of AWS IoT
# scope: package
package parapet.aws_iot_ca_certificate

# METADATA
# title: Devices register themselves by their certificate
# description: >-
#   Each certificate that the CA signed is registered when it first connects. Whoever gets hold
#   of the CA's key adds devices that nobody approved.
# related_resources:
#   - https://docs.aws.amazon.com/iot/latest/developerguide/auto-register-device-cert.html
# custom:
#   id: aws-iot-ca-certificate-auto-registration
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [IA-3]
#   remedies:
#     - title: Register devices deliberately
#       unsafe: devices with new certificates of the CA are refused until they are registered
#       set:
#         - {path: allow_auto_registration, value: false}
auto_registration contains ["allow_auto_registration"] if input.allow_auto_registration == true
