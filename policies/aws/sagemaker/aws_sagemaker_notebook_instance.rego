# METADATA
# title: Amazon SageMaker notebook instances
# scope: package
package parapet.aws_sagemaker_notebook_instance

import data.parapet.lib.value

# METADATA
# title: SageMaker notebook is not encrypted with a customer-managed key
# description: >-
#   Notebooks hold samples of the data they work on. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
# custom:
#   id: aws-sagemaker-notebook-instance-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_22
#     - "709e6da6-fa1f-44cc-8f17-7f25f96dadbe"
#     - f3674e0c-f6be-43fa-b71c-bf346d1aed99
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the notebook
#       declare:
#         - type: aws_kms_key
#           name: notebook
#           set:
#             - {path: description, value: Encrypts the notebook}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.notebook.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the notebook
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_key_id"] if {
	not value.is_set(input, "kms_key_id")
}

# METADATA
# title: SageMaker notebook reaches the internet directly
# description: >-
#   Code that somebody pastes can carry data away past your network controls. Route through
#   the VPC.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
# custom:
#   id: aws-sagemaker-notebook-instance-direct-internet-access
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["SageMaker.1"]
#     nist-800-53-r5: [SC-7]
#   aliases:
#     - CKV_AWS_122
#     - "88d55d94-315d-4564-beee-d2d725feab11"
#     - f3g4h5i6-j7k8-9lmn-0opq-12345abcdefg
#   remedies:
#     - title: Route through a VPC
#       unsafe: replaces the notebook; it reaches the internet through the VPC alone
#       set:
#         - {path: direct_internet_access, value: Disabled}
#         - {path: subnet_id, value: "${aws_subnet.private.id}"}
#         - {path: security_groups, value: ["${aws_security_group.example.id}"]}
direct_internet_access contains ["direct_internet_access"] if {
	not input.direct_internet_access
}

direct_internet_access contains ["direct_internet_access"] if {
	input.direct_internet_access == "Enabled"
}

# METADATA
# title: SageMaker notebook is not in a VPC of yours
# description: >-
#   Its traffic can be neither filtered nor logged.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
# custom:
#   id: aws-sagemaker-notebook-instance-outside-vpc
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["SageMaker.2"]
#     nist-800-53-r5: [SC-7]
#   aliases:
#     - CKV_AWS_306
#     - "9c7028d9-04c2-45be-b8b2-1188ccaefb36"
#   remedies:
#     - title: Attach to a VPC
#       unsafe: replaces the notebook
#       set:
#         - {path: subnet_id, value: "${aws_subnet.private.id}"}
#         - {path: security_groups, value: ["${aws_security_group.example.id}"]}
outside_vpc contains ["subnet_id"] if {
	not value.is_set(input, "subnet_id")
}

# METADATA
# title: Users of the SageMaker notebook are root
# description: >-
#   Root can change lifecycle scripts and reach the instance role.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
# custom:
#   id: aws-sagemaker-notebook-instance-root-access
#   severity: low
#   category: hardening
#   controls:
#     aws-fsbp: ["SageMaker.3"]
#   aliases:
#     - CKV_AWS_307
#   remedies:
#     - title: Take root access away
#       unsafe: stops the notebook for the change; users can no longer install system packages
#       set:
#         - {path: root_access, value: Disabled}
root_access contains ["root_access"] if {
	not input.root_access
}

root_access contains ["root_access"] if {
	input.root_access == "Enabled"
}

# METADATA
# title: SageMaker notebook answers version 1 of the metadata service
# description: >-
#   Version 1 hands the role credentials to any request that can be forged. Require version
#   2.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html
# custom:
#   id: aws-sagemaker-notebook-instance-imdsv1
#   severity: low
#   category: hardening
#   aliases:
#     - CKV_AWS_371
#   remedies:
#     - title: Require IMDSv2
#       unsafe: stops the notebook for the change; software that speaks version 1 fails
#       set:
#         - path: instance_metadata_service_configuration.minimum_instance_metadata_service_version
#           value: "2"
imdsv1 contains ["instance_metadata_service_configuration", "minimum_instance_metadata_service_version"] if {
	not input.instance_metadata_service_configuration.minimum_instance_metadata_service_version
}

imdsv1 contains ["instance_metadata_service_configuration", "minimum_instance_metadata_service_version"] if {
	input.instance_metadata_service_configuration.minimum_instance_metadata_service_version == "1"
}

# METADATA
# title: Notebook runs on a platform past its end of support
# description: >-
#   Images on Amazon Linux 1 and JupyterLab 1 get no security fixes any more. Use Amazon
#   Linux 2 with JupyterLab 4, or Amazon Linux 2023.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-al2.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-8
# custom:
#   id: aws-sagemaker-notebook-instance-unsupported-platform
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     aws-fsbp: [SageMaker.8]
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Use a supported platform
#       unsafe: replaces the notebook
#       set:
#         - {path: platform_identifier, value: notebook-al2023-v1}
unsupported_platform contains ["platform_identifier"] if input.platform_identifier in {"notebook-al1-v1", "notebook-al2-v1", "notebook-al2-v2"}
