# METADATA
# title: EC2 Image Builder distribution configurations
# scope: package
package parapet.aws_imagebuilder_distribution_configuration

# METADATA
# title: Distributed AMI is not encrypted with a customer-managed key
# description: >-
#   With a key of your own its policy decides who can start instances from the image. Name a key
#   for each region.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
# custom:
#   id: aws-imagebuilder-distribution-configuration-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_199]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: whoever starts instances from the images also needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: images
#           set:
#             - {path: description, value: Encrypts machine images}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: ".", value: "${aws_kms_key.images.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: whoever starts instances from the images also needs permission on the key
#       set:
#         - {path: ".", value: "${aws_kms_key.example.arn}"}
no_customer_key contains ["distribution", i, "ami_distribution_configuration", "kms_key_id"] if {
	some i, distribution in input.distribution
	distribution.ami_distribution_configuration
	not distribution.ami_distribution_configuration.kms_key_id
}

# METADATA
# title: Distributed AMI is shared with every AWS account
# description: >-
#   A public image lets anybody start instances from it and read everything on its disks. Share
#   it with organizations or accounts.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-distribution-settings.html
# custom:
#   id: aws-imagebuilder-distribution-configuration-public-ami
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Keep the image private
#       unsafe: other accounts cannot use new images
#       remove: ["."]
public_ami contains ["distribution", i, "ami_distribution_configuration", "launch_permission", "user_groups"] if {
	some i, distribution in input.distribution
	"all" in distribution.ami_distribution_configuration.launch_permission.user_groups
}
