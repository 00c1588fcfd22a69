# METADATA
# title: EC2 Image Builder image recipes
# scope: package
package parapet.aws_imagebuilder_image_recipe

import data.parapet.lib.value

# METADATA
# title: Image recipe creates EBS volumes that are not encrypted
# description: >-
#   The volumes of the build, and of every instance that is started from the image, stay in
#   clear text. Encrypt them.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
# custom:
#   id: aws-imagebuilder-image-recipe-unencrypted-volume
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_200]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the recipe
#       set: [{path: ".", value: true}]
unencrypted_volume contains ["block_device_mapping", i, "ebs", "encrypted"] if {
	some i, mapping in input.block_device_mapping
	mapping.ebs
	not value.truthy(object.get(mapping.ebs, "encrypted", false))
}

# METADATA
# title: Image recipe does not encrypt EBS volumes with a customer-managed key
# description: >-
#   With a key of your own its policy decides who can start instances from the image. Name a
#   key.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
# custom:
#   id: aws-imagebuilder-image-recipe-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_200]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: >-
#         replaces the recipe; whoever starts instances from the images also needs permission on the
#         key
#       declare:
#         - type: aws_kms_key
#           name: images
#           set:
#             - {path: description, value: Encrypts machine images}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: ../encrypted, value: true}
#         - {path: ".", value: "${aws_kms_key.images.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: >-
#         replaces the recipe; whoever starts instances from the images also needs permission on the
#         key
#       set:
#         - {path: ../encrypted, value: true}
#         - {path: ".", value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["block_device_mapping", i, "ebs", "kms_key_id"] if {
	some i, mapping in input.block_device_mapping
	mapping.ebs
	not mapping.ebs.kms_key_id
}
