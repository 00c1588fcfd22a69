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
#   remedies:
#     - title: Create the replacement first
#       set: [{path: lifecycle.create_before_destroy, value: true}]
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
#       unsafe: the API answers through VPC endpoints alone, which its policy must allow
#       set: [{path: endpoint_configuration.types, value: [PRIVATE]}]
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
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts or roles that call the API
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
#     - title: Restrict the statement to networks
#       unsafe: callers from other networks lose access
#       set:
#         - path: "../Condition.IpAddress.aws:SourceIp"
#           value: [203.0.113.0/24]
#           ask: the networks of your callers
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
