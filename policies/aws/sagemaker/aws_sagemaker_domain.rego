# METADATA
# title: Amazon SageMaker domains
# scope: package
package parapet.aws_sagemaker_domain

import data.parapet.lib.value

# METADATA
# title: SageMaker domain is not encrypted with a customer-managed key
# description: >-
#   The domain's file system holds notebooks and data. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html
# custom:
#   id: aws-sagemaker-domain-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_187
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the domain
#       declare:
#         - type: aws_kms_key
#           name: sagemaker
#           set:
#             - {path: description, value: Encrypts the domain}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.sagemaker.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the domain
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
customer_managed_key contains ["kms_key_id"] if {
	not value.is_set(input, "kms_key_id")
}

# METADATA
# title: SageMaker domain reaches the internet directly
# description: >-
#   Traffic of notebooks bypasses your network controls. Choose VpcOnly.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
# custom:
#   id: aws-sagemaker-domain-public-internet
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Route through the VPC
#       unsafe: replaces the domain
#       set:
#         - {path: app_network_access_type, value: "VpcOnly"}
public_internet contains ["app_network_access_type"] if {
	object.get(input, "app_network_access_type", "PublicInternetOnly") == "PublicInternetOnly"
}
