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
