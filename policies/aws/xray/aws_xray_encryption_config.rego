# METADATA
# title: Encryption of AWS X-Ray
# scope: package
package parapet.aws_xray_encryption_config

# METADATA
# title: Traces are not encrypted with a KMS key of the account
# description: >-
#   X-Ray encrypts traces by default with a key that it does not show. A KMS key makes their use
#   visible and revocable.
# related_resources:
#   - https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html
# custom:
#   id: aws-xray-encryption-config-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
no_cmk contains ["type"] if input.type == "NONE"
