# METADATA
# title: Amazon API Gateway REST APIs
# scope: package
package parapet.aws_api_gateway_rest_api

import data.parapet.lib.iam

# METADATA
# title: REST API is destroyed before its replacement exists
# description: >-
#   Without create_before_destroy a change that replaces the API takes it down.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
# custom:
#   id: aws-api-gateway-rest-api-replaced-with-outage
#   severity: info
#   category: resilience
#   aliases:
#     - CKV_AWS_237
replaced_with_outage contains ["lifecycle", "create_before_destroy"] if {
	not input.lifecycle.create_before_destroy
}

# METADATA
# title: REST API is reachable from the internet
# description: >-
#   An endpoint of type EDGE or REGIONAL has a public address. Use PRIVATE for internal
#   APIs.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
# custom:
#   id: aws-api-gateway-rest-api-not-private
#   severity: low
#   category: public-exposure
not_private contains ["endpoint_configuration", "types"] if {
	some t in input.endpoint_configuration.types
	t in {"EDGE", "REGIONAL"}
}

not_private contains ["endpoint_configuration"] if {
	not input.endpoint_configuration
}

# METADATA
# title: REST API admits everybody through its policy
# description: >-
#   A resource policy for every principal without a condition filters nothing; methods must
#   then authorize each call.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
# custom:
#   id: aws-api-gateway-rest-api-public-policy
#   severity: low
#   category: public-exposure
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}

# METADATA
# title: REST API does not compress its answers
# description: >-
#   Compression saves transfer and time.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
# custom:
#   id: aws-api-gateway-rest-api-uncompressed
#   severity: info
#   category: hygiene
uncompressed contains ["minimum_compression_size"] if {
	not input.minimum_compression_size
	not input.minimum_compression_size == 0
}
