# METADATA
# title: Copies of Amazon Machine Images
# scope: package
package parapet.aws_ami_copy

# METADATA
# title: AMI copy is not encrypted
# description: >-
#   The snapshots of a copied image stay in clear text unless the copy asks for encryption, also
#   when the account encrypts new volumes. Set encrypted on the copy.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html
# custom:
#   id: aws-ami-copy-not-encrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_235]
#   remedies:
#     - title: Encrypt the copy
#       unsafe: replaces the image
#       set: [{path: encrypted, value: true}]
not_encrypted contains ["encrypted"] if not input.encrypted

# METADATA
# title: AMI copy is not encrypted with a customer-managed key
# description: >-
#   A customer-managed key decides in its own policy who may start instances from the image, and
#   its use shows up in CloudTrail; the AWS managed key can neither be restricted nor shared.
#   Name a key.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
# custom:
#   id: aws-ami-copy-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_236]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the image; whoever launches it needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: ami
#           set:
#             - {path: description, value: Encrypts images}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.ami.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the image; whoever launches it needs permission on the key
#       set:
#         - {path: encrypted, value: true}
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["kms_key_id"] if not input.kms_key_id
