# METADATA
# title: AWS DataSync locations in Amazon EFS
# scope: package
package parapet.aws_datasync_location_efs

# METADATA
# title: DataSync mounts the EFS file system without TLS
# description: >-
#   Files travel unencrypted between DataSync and the mount target unless TLS 1.2 is asked for.
# related_resources:
#   - https://docs.aws.amazon.com/datasync/latest/userguide/create-efs-location.html
# custom:
#   id: aws-datasync-location-efs-no-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt with TLS
#       set:
#         - {path: in_transit_encryption, value: TLS1_2}
#       unsafe: replaces the location
no_tls contains ["in_transit_encryption"] if not input.in_transit_encryption

no_tls contains ["in_transit_encryption"] if input.in_transit_encryption == "NONE"
