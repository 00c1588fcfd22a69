# METADATA
# title: EC2 Image Builder container recipes
# scope: package
package parapet.aws_imagebuilder_container_recipe

import data.parapet.lib.value

# METADATA
# title: Container recipe builds on EBS volumes that are not encrypted
# description: >-
#   The volumes of the build, and of every instance that is started from the image, stay in
#   clear text. Encrypt them.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
# custom:
#   id: aws-imagebuilder-container-recipe-unencrypted-volume
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the recipe
#       set: [{path: ".", value: true}]
unencrypted_volume contains ["instance_configuration", "block_device_mapping", i, "ebs", "encrypted"] if {
	some i, mapping in input.instance_configuration.block_device_mapping
	mapping.ebs
	not value.truthy(object.get(mapping.ebs, "encrypted", false))
}

# METADATA
# title: Container recipe is not encrypted with a customer-managed key
# description: >-
#   The Dockerfile template may hold internal addresses and settings. With a key of your own you
#   control and audit who can read it.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
# custom:
#   id: aws-imagebuilder-container-recipe-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the recipe
#       declare:
#         - type: aws_kms_key
#           name: image_builder
#           set:
#             - {path: description, value: Encrypts the recipes of EC2 Image Builder}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.image_builder.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the recipe
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["kms_key_id"] if not input.kms_key_id
