# METADATA
# title: EC2 Image Builder images
# scope: package
package parapet.aws_imagebuilder_image

# METADATA
# title: Image does not record what is in it
# description: >-
#   Enhanced metadata lists the packages of the image, which is what tells later whether it is
#   affected by a flaw. Leave it enabled.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-images.html
# custom:
#   id: aws-imagebuilder-image-no-metadata
#   severity: low
#   category: supply-chain
#   controls:
#     nist-800-53-r5: [SR-3]
#   remedies:
#     - title: Record the packages
#       unsafe: replaces the image
#       set: [{path: enhanced_image_metadata_enabled, value: true}]
no_metadata contains ["enhanced_image_metadata_enabled"] if input.enhanced_image_metadata_enabled == false
