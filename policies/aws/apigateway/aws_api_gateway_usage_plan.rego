# METADATA
# title: Usage plans of Amazon API Gateway
# scope: package
package parapet.aws_api_gateway_usage_plan

# METADATA
# title: Usage plan does not throttle its callers
# description: >-
#   One caller can use up the rate of the whole account. Set a rate and a burst limit
#   for the plan.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
# custom:
#   id: aws-api-gateway-usage-plan-no-throttling
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     nist-800-53-r5: [SC-5]
#   remedies:
#     - title: Throttle callers
#       set:
#         - {path: throttle_settings.burst_limit, value: 20}
#         - {path: throttle_settings.rate_limit, value: 10}
#       unsafe: callers above the limit are rejected
no_throttling contains ["throttle_settings"] if not input.throttle_settings
