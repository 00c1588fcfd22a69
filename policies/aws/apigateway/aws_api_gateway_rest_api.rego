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
#   controls:
#     nist-800-53-r5: [CP-10]
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
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - "4a8daf95-709d-4a36-9132-d3e19878fa34"
#     - "559439b2-3e9c-4739-ac46-17e3b24ec215"
#     - "6b2739db-9c49-4db7-b980-7816e0c248c1"
#     - "6b5b0313-771b-4319-ad7a-122ee78700ef"
#   remedies:
#     - title: Make the API private
#       unsafe: the API is no longer reachable from the internet
#       set:
#         - {path: endpoint_configuration.types, value: [PRIVATE]}
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
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3]
#   aliases:
#     - b161c11b-a59b-4431-9a29-4e19f63e6b27
#     - AC_AWS_0440
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
#   aliases:
#     - a2f2800e-614b-4bc8-89e6-fec8afd24800
#     - d5d1fe08-89db-440c-8725-b93223387309
#     - d6653eee-2d4d-4e6a-976f-6794a497999a
#     - ed35928e-195c-4405-a252-98ccb664ab7b
#   remedies:
#     - title: Compress payloads
#       set:
#         - {path: minimum_compression_size, value: 1024}
uncompressed contains ["minimum_compression_size"] if {
	not input.minimum_compression_size
	not input.minimum_compression_size == 0
}
