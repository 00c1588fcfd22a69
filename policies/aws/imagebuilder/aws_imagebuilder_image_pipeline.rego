# METADATA
# title: EC2 Image Builder pipelines
# scope: package
package parapet.aws_imagebuilder_image_pipeline

# METADATA
# title: Images of the pipeline are not scanned for vulnerabilities
# description: >-
#   Amazon Inspector can look for known flaws while an image is built, before anything is
#   started from it. Enable scanning.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-images.html
# custom:
#   id: aws-imagebuilder-image-pipeline-not-scanned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1104]
#   controls:
#     nist-800-53-r5: [RA-5]
#   remedies:
#     - title: Scan images
#       unsafe: Amazon Inspector must be active
#       set:
#         - {path: image_scanning_configuration.image_scanning_enabled, value: true}
not_scanned contains ["image_scanning_configuration", "image_scanning_enabled"] if {
	not input.image_scanning_configuration.image_scanning_enabled
}
