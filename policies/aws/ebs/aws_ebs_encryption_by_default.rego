# METADATA
# title: Default encryption of Amazon EBS volumes
# scope: package
package parapet.aws_ebs_encryption_by_default

# METADATA
# title: New EBS volumes are not encrypted by default
# description: >-
#   With encryption by default every new volume and snapshot copy of the Region is
#   encrypted, also those that are made by hand or by other services.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
# custom:
#   id: aws-ebs-encryption-by-default-disabled
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-aws-3.0: ["2.2.1"]
#     cis-aws-5.0: ["5.1.1"]
#     aws-fsbp: [EC2.7]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_106, 3d3f6270-546b-443c-adb4-bb6fb2187ca6, AC_AWS_0079]
#   remedies:
#     - title: Encrypt new volumes by default
#       set: [{path: enabled, value: true}]
disabled contains ["enabled"] if input.enabled == false
