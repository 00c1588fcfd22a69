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
#     - title: Encrypt with a key of your own
#       unsafe: replaces the component
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
no_customer_key contains ["kms_key_id"] if not input.kms_key_id
