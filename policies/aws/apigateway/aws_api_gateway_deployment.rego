# METADATA
# title: Amazon API Gateway deployments
# scope: package
package parapet.aws_api_gateway_deployment

# METADATA
# title: API deployment is destroyed before its replacement exists
# description: >-
#   A deployment in use cannot be deleted; without create_before_destroy the change fails or
#   takes the stage down.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
# custom:
#   id: aws-api-gateway-deployment-replaced-with-outage
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases:
#     - CKV_AWS_217
#   remedies:
#     - title: Create the replacement first
#       set: [{path: lifecycle.create_before_destroy, value: true}]
replaced_with_outage contains ["lifecycle", "create_before_destroy"] if {
	not input.lifecycle.create_before_destroy
}
