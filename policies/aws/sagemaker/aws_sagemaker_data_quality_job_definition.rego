# METADATA
# title: Amazon SageMaker data quality jobs
# scope: package
package parapet.aws_sagemaker_data_quality_job_definition

# METADATA
# title: Output of the SageMaker job is not encrypted with a customer-managed key
# description: >-
#   Reports on data quality hold samples of the data. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/key-management.html
# custom:
#   id: aws-sagemaker-data-quality-job-definition-output-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_367
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the job definition
#       declare:
#         - type: aws_kms_key
#           name: monitoring
#           set:
#             - {path: description, value: Encrypts the output of the job}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - path: data_quality_job_output_config.kms_key_id
#           value: "${aws_kms_key.monitoring.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the job definition
#       set:
#         - {path: data_quality_job_output_config.kms_key_id, value: "${aws_kms_key.example.arn}"}
output_customer_managed_key contains ["data_quality_job_output_config", "kms_key_id"] if {
	not input.data_quality_job_output_config.kms_key_id
}

# METADATA
# title: Volume of the SageMaker job is not encrypted with a customer-managed key
# description: >-
#   The volume holds the data that the job works on. Name a key of yours.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/key-management.html
# custom:
#   id: aws-sagemaker-data-quality-job-definition-volume-customer-managed-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_368
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the job definition
#       declare:
#         - type: aws_kms_key
#           name: monitoring
#           set:
#             - {path: description, value: Encrypts the volume of the job}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - path: job_resources.cluster_config.volume_kms_key_id
#           value: "${aws_kms_key.monitoring.arn}"
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the job definition
#       set:
#         - path: job_resources.cluster_config.volume_kms_key_id
#           value: "${aws_kms_key.example.arn}"
volume_customer_managed_key contains ["job_resources", "cluster_config", "volume_kms_key_id"] if {
	not input.job_resources.cluster_config.volume_kms_key_id
}

# METADATA
# title: Containers of the SageMaker job talk in plain text
# description: >-
#   Data travels between instances in clear.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html
# custom:
#   id: aws-sagemaker-data-quality-job-definition-plain-text-between-containers
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases:
#     - CKV_AWS_369
#   remedies:
#     - title: Encrypt between containers
#       unsafe: replaces the job definition
#       set:
#         - {path: network_config.enable_inter_container_traffic_encryption, value: true}
plain_text_between_containers contains ["network_config", "enable_inter_container_traffic_encryption"] if {
	not input.network_config.enable_inter_container_traffic_encryption
}

# METADATA
# title: Monitoring job can reach the network
# description: >-
#   The container of the job can send data anywhere. Isolated jobs reach S3 alone.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
# custom:
#   id: aws-sagemaker-data-quality-job-definition-no-network-isolation
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Isolate the job
#       set:
#         - {path: network_config.enable_network_isolation, value: true}
#       unsafe: replaces the job definition
no_network_isolation contains ["network_config", "enable_network_isolation"] if not input.network_config.enable_network_isolation
