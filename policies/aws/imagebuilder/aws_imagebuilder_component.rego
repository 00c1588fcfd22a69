# METADATA
# title: EC2 Image Builder components
# scope: package
package parapet.aws_imagebuilder_component

# METADATA
# title: Component is not encrypted with a customer-managed key
# description: >-
#   Components may hold internal addresses and settings. With a key of your own you control and
#   audit who can read them.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
# custom:
#   id: aws-imagebuilder-component-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_180]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the component
#       declare:
#         - type: aws_kms_key
#           name: image_builder
#           set:
#             - {path: description, value: Encrypts the components of EC2 Image Builder}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.image_builder.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the component
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["kms_key_id"] if not input.kms_key_id
