# METADATA
# title: Amazon ECR registry scanning
# scope: package
package parapet.aws_ecr_registry_scanning_configuration

# METADATA
# title: ECR registry uses basic image scanning
# description: >-
#   Basic scanning looks at operating system packages once; enhanced scanning also
#   covers language packages and looks again whenever a new vulnerability becomes
#   known.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html
# custom:
#   id: aws-ecr-registry-scanning-configuration-basic
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1104]
#   controls:
#     nist-800-53-r5: [RA-5]
#   remedies:
#     - title: Use enhanced scanning
#       unsafe: Amazon Inspector charges for each scan
#       set: [{path: scan_type, value: ENHANCED}]
basic contains ["scan_type"] if input.scan_type == "BASIC"
