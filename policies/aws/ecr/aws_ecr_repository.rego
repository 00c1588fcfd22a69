# METADATA
# title: Amazon ECR repositories
# scope: package
package parapet.aws_ecr_repository

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: ECR repository does not scan images on push
# description: >-
#   Scanning on push finds known vulnerabilities in the packages of an image before
#   it is deployed. Turn it on here or for the whole registry.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
# custom:
#   id: aws-ecr-repository-scan-on-push-disabled
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1104]
#   controls:
#     aws-fsbp: [ECR.1]
#     nist-800-53-r5: [RA-5]
#   aliases:
#     [CKV_AWS_163, 9025b2b3-e554-4842-ba87-db7aeec36d35, 9630336b-3fed-4096-8173-b9afdfe346a7, AC_AWS_0083,
#     AWS-0030, AVD-AWS-0030]
#   remedies:
#     - title: Scan images on push
#       set: [{path: image_scanning_configuration.scan_on_push, value: true}]
scan_on_push_disabled contains ["image_scanning_configuration", "scan_on_push"] if not input.image_scanning_configuration.scan_on_push

# METADATA
# title: ECR repository lets image tags be overwritten
# description: >-
#   With mutable tags whoever may push can put another image behind a tag that is
#   already deployed and trusted. Make tags immutable.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
# custom:
#   id: aws-ecr-repository-mutable-tags
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-345]
#   controls:
#     aws-fsbp: [ECR.2]
#     nist-800-53-r5: [CM-3]
#   aliases:
#     [AWS-0031, CKV_AWS_51, 33f41d31-86b1-46a4-81f7-9c9a671f59ac, 60bfbb8a-c72f-467f-a6dd-a46b7d612789,
#     d1846b12-20c5-4d45-8798-fc35b79268eb, AC_AWS_0447, AVD-AWS-0031]
#   remedies:
#     - title: Make tags immutable
#       unsafe: pushing an existing tag again fails
#       set: [{path: image_tag_mutability, value: IMMUTABLE}]
mutable_tags contains ["image_tag_mutability"] if {
	not startswith(object.get(input, "image_tag_mutability", "MUTABLE"), "IMMUTABLE")
}

# METADATA
# title: ECR repository is not encrypted with AWS KMS
# description: >-
#   Images are always encrypted, but by default with keys of Amazon S3 that ask for
#   no permission and whose use appears in no log. With KMS, each use of the key is
#   permitted and recorded.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
# custom:
#   id: aws-ecr-repository-kms-encryption
#   severity: low
#   category: encryption-at-rest
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_136]
#   remedies:
#     - title: Encrypt with AWS KMS
#       unsafe: replaces the repository; its images are lost unless they are copied
#       set: [{path: encryption_configuration.encryption_type, value: KMS}]
kms_encryption contains ["encryption_configuration"] if not with_kms

with_kms if {
	some block in input.encryption_configuration
	block.encryption_type in {"KMS", "KMS_DSSE"}
}

# METADATA
# title: ECR repository is not encrypted with a customer-managed key
# description: >-
#   Images are encrypted with keys of Amazon S3, or with the AWS-managed key
#   aws/ecr, unless a KMS key is named. A customer-managed key decides on its own
#   who decrypts layers.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
# custom:
#   id: aws-ecr-repository-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   controls:
#     aws-fsbp: [ECR.5]
#     nist-800-53-r5: [SC-12]
#   aliases: [0e32d561-4b5a-4664-a6e3-a3fa85649157, AWS-0033, AVD-AWS-0033]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the repository; its images are lost unless they are copied
#       declare:
#         - type: aws_kms_key
#           name: ecr
#           set:
#             - {path: description, value: Encrypts images}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: encryption_configuration.encryption_type, value: KMS}
#         - {path: encryption_configuration.kms_key, value: "${aws_kms_key.ecr.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the repository; its images are lost unless they are copied
#       set:
#         - {path: encryption_configuration.encryption_type, value: KMS}
#         - {path: encryption_configuration.kms_key, value: "${aws_kms_key.example.arn}"}
aws_key contains ["encryption_configuration"] if not with_key

with_key if {
	some block in input.encryption_configuration
	block.encryption_type in {"KMS", "KMS_DSSE"}
	value.is_set(block, "kms_key")
	not contains(object.get(block, "kms_key", ""), "alias/aws/")
}

# METADATA
# title: ECR repository policy grants access to everyone
# description: >-
#   A statement that allows every principal lets any AWS account pull, or push,
#   images. Name the accounts or roles that need access.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
# custom:
#   id: aws-ecr-repository-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases:
#     [CKV_AWS_32, 75be209d-1948-41f6-a8c8-e22dd0121134, e86e26fc-489e-44f0-9bcd-97305e4ba69a,
#     fb5a5df7-6d74-4243-ab82-ff779a958bfd, AC_AWS_0084, AC_AWS_0462, AWS-0032, AVD-AWS-0032]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts that need the images
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.statements(input.policy)
	iam.is_public(s)
}

# METADATA
# title: ECR repository policy allows every ECR action
# description: >-
#   ecr:* includes deleting images and changing the policy itself. Allow pulling to
#   those who deploy and pushing to those who build.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
# custom:
#   id: aws-ecr-repository-policy-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the actions
#       unsafe: other actions are refused
#       set:
#         - path: ./Action
#           value:
#             - "ecr:BatchCheckLayerAvailability"
#             - "ecr:BatchGetImage"
#             - "ecr:GetDownloadUrlForLayer"
#           ask: the actions that are needed
#       remove: [./NotAction]
policy_wildcard_action contains ["policy", "Statement", i] if {
	some i, s in iam.allows(input.policy)
	iam.service_wildcard(s, "ecr")
}

# METADATA
# title: ECR repository has no lifecycle policy
# description: >-
#   Without a lifecycle policy old images, and their vulnerabilities, stay
#   deployable for ever. Expire untagged and outdated images.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
# custom:
#   id: aws-ecr-repository-lifecycle-policy-missing
#   severity: info
#   category: hygiene
#   controls:
#     aws-fsbp: [ECR.3]
#   remedies:
#     - title: Expire untagged images after two weeks
#       unsafe: untagged images are deleted after 14 days
#       satellite:
#         type: aws_ecr_lifecycle_policy
#         link: repository
#         attribute: name
#         set:
#           - path: policy
#             value:
#               rules:
#                 - rulePriority: 1
#                   description: Expire untagged images
#                   selection:
#                     tagStatus: untagged
#                     countType: sinceImagePushed
#                     countUnit: days
#                     countNumber: 14
#                   action: {type: expire}
lifecycle_policy_missing contains ["lifecycle_policy"] if not input.lifecycle_policy
