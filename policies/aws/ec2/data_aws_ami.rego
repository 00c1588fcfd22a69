# METADATA
# title: Look-ups of Amazon Machine Images
# scope: package
package parapet.data_aws_ami

# METADATA
# title: AMI is looked up by a pattern without naming its owner
# description: >-
#   Anybody can publish an image under any name. A look-up for the most recent one without an
#   owner picks up a stranger's image as soon as it is newer, and runs it. Name the owners:
#   self, amazon, or account ids that you trust.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html
# custom:
#   id: data-aws-ami-any-owner
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-829]
#   controls:
#     nist-800-53-r5: [SR-3]
#   aliases: [f317c3c2-58e5-4aa7-bb8e-3a7f6bcd274a, AWS-0344, AVD-AWS-0344, CKV_AWS_386]
#   remedies:
#     - title: Accept only images of Amazon
#       unsafe: selects another image if the present one is not from Amazon
#       set: [{path: owners, value: [amazon]}]
any_owner contains ["owners"] if {
	input.most_recent
	not trusted_owner
	not filtered_by_owner
	not exact_name
}

# METADATA
# title: AMI is looked up by its name without naming its owner
# description: >-
#   Names of images are not unique: a stranger who publishes a newer image under the very same
#   name has it picked up and run. Name the owners: self, amazon, or account ids that you trust.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html
# custom:
#   id: data-aws-ami-any-owner-of-name
#   severity: low
#   category: supply-chain
#   cwe: [CWE-829]
#   controls:
#     nist-800-53-r5: [SR-3]
#   remedies:
#     - title: Accept only images of Amazon
#       unsafe: selects another image if the present one is not from Amazon
#       set: [{path: owners, value: [amazon]}]
any_owner_of_name contains ["owners"] if {
	input.most_recent
	not trusted_owner
	not filtered_by_owner
	exact_name
}

trusted_owner if {
	some owner in input.owners
	owner != "*"
}

filtered_by_owner if {
	some filter in input.filter
	filter.name in {"owner-alias", "owner-id", "image-id"}
}

exact_name if {
	some filter in input.filter
	filter.name == "name"
	every pattern in filter.values {
		not regex.match(`[*?]|[$][{]`, pattern)
	}
}
