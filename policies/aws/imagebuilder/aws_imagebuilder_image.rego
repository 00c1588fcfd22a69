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

# METADATA
# title: Image is not scanned for vulnerabilities
# description: >-
#   Amazon Inspector can look for known flaws while an image is built, before anything is
#   started from it. Enable scanning.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-images.html
# custom:
#   id: aws-imagebuilder-image-not-scanned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1104]
#   controls:
#     nist-800-53-r5: [RA-5]
#   remedies:
#     - title: Scan the image
#       unsafe: replaces the image; Amazon Inspector must be active
#       set:
#         - {path: image_scanning_configuration.image_scanning_enabled, value: true}
not_scanned contains ["image_scanning_configuration", "image_scanning_enabled"] if {
	not input.image_scanning_configuration.image_scanning_enabled
}
