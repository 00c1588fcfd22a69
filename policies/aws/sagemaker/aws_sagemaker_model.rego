# METADATA
# title: Amazon SageMaker models
# scope: package
package parapet.aws_sagemaker_model

# METADATA
# title: SageMaker model container has network access
# description: >-
#   A model from elsewhere can carry data out. Isolate containers that need no network.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
# custom:
#   id: aws-sagemaker-model-no-network-isolation
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases:
#     - CKV_AWS_370
#   remedies:
#     - title: Isolate the container
#       unsafe: replaces the model
#       set:
#         - {path: enable_network_isolation, value: true}
no_network_isolation contains ["enable_network_isolation"] if {
	not input.enable_network_isolation
}

# METADATA
# title: Model is served outside of a VPC
# description: >-
#   Without a VPC the containers reach data over public endpoints, and flow logs do not
#   show it. Name subnets and security groups.
# related_resources:
#   - https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html
# custom:
#   id: aws-sagemaker-model-outside-vpc
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [sagemaker_models_vpc_settings_configured]
#   remedies:
#     - title: Attach to a VPC
#       unsafe: replaces the model
#       set:
#         - {path: vpc_config.subnets, value: ["${aws_subnet.private.id}"]}
#         - {path: vpc_config.security_group_ids, value: ["${aws_security_group.model.id}"]}
outside_vpc contains ["vpc_config"] if not input.vpc_config
