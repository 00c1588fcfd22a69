package parapet.aws_api_gateway_stage

# METADATA
# title: Anybody may empty the cache of a REST API
# description: >-
#   Without authorization every caller invalidates cached responses by a Cache-Control
#   header and sends the load to the backend. Require authorization, as is the default.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
# custom:
#   id: aws-api-gateway-stage-cache-invalidation-open
#   severity: low
#   category: hardening
#   cwe: [CWE-862]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Require authorization
#       set:
#         - {path: ., value: true}
cache_invalidation_open contains ["method_settings", i, "settings", "require_authorization_for_cache_control"] if {
	some i, setting in input.method_settings
	setting.settings.require_authorization_for_cache_control == false
}
