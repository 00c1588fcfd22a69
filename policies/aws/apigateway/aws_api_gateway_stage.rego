# METADATA
# title: Amazon API Gateway stages
# scope: package
package parapet.aws_api_gateway_stage

import data.parapet.lib.value

# METADATA
# title: API Gateway stage does not log requests
# description: >-
#   Access logs say who called what, which nothing else does afterwards. Send them to a log
#   group.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   id: aws-api-gateway-stage-no-access-log
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: ["APIGateway.1"]
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_76
#     - AWS-0001
#     - AVD-AWS-0001
#     - "06ec63e3-9f72-4fe2-a218-2eb9200b8db5"
#     - "0a994e04-c6dc-471d-817e-d37451d18a3b"
#     - "1b6799eb-4a7a-4b04-9001-8cceb9999326"
#     - "625abc0e-f980-4ac9-a775-f7519ee34296"
#     - "80d45af4-4920-4236-a56e-b7ef419d1941"
#     - bf4b48b9-fc1f-4552-984a-4becdb5bf503
#   remedies:
#     - title: Write access logs to a new log group
#       unsafe: the account must have a role for API Gateway to write logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: api_access
#           set:
#             - {path: name, value: /aws/apigateway/access}
#             - {path: retention_in_days, value: 365}
#       set:
#         - path: access_log_settings.destination_arn
#           value: "${aws_cloudwatch_log_group.api_access.arn}"
#         - path: access_log_settings.format
#           value: "$context.requestId $context.identity.sourceIp $context.httpMethod $context.resourcePath $context.status"
#     - title: Write access logs to an existing log group
#       unsafe: the account must have a role for API Gateway to write logs
#       set:
#         - path: access_log_settings.destination_arn
#           value: "${aws_cloudwatch_log_group.example.arn}"
#         - path: access_log_settings.format
#           value: "$context.requestId $context.identity.sourceIp $context.httpMethod $context.resourcePath $context.status"
no_access_log contains ["access_log_settings"] if {
	not input.access_log_settings.destination_arn
}

# METADATA
# title: API Gateway stage is not traced with X-Ray
# description: >-
#   Traces show which calls a request made behind the API.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
# custom:
#   id: aws-api-gateway-stage-no-tracing
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: ["APIGateway.3"]
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_73
#     - AWS-0003
#     - AVD-AWS-0003
#     - "2059155b-27fd-441e-b616-6966c468561f"
#     - "4ab10c48-bedb-4deb-8f3b-ff12783b61de"
#     - "5813ef56-fa94-406a-b35d-977d4a56ff2b"
#     - c757c6a3-ac87-4b9d-b28d-e5a5add6a315
#   remedies:
#     - title: Trace requests
#       set:
#         - {path: xray_tracing_enabled, value: true}
no_tracing contains ["xray_tracing_enabled"] if {
	not input.xray_tracing_enabled
}

# METADATA
# title: API Gateway stage has no cache
# description: >-
#   A cache shields the backend from repeated requests.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
# custom:
#   id: aws-api-gateway-stage-no-cache
#   severity: info
#   category: hygiene
#   aliases:
#     - CKV_AWS_120
#     - "52790cad-d60d-41d5-8483-146f9f21208d"
#     - "60a05ede-0a68-4d0d-a58f-f538cf55ff79"
#   remedies:
#     - title: Enable the cache
#       unsafe: costs by the hour
#       set:
#         - {path: cache_cluster_enabled, value: true}
#         - {path: cache_cluster_size, value: "0.5"}
no_cache contains ["cache_cluster_enabled"] if {
	not input.cache_cluster_enabled
}

# METADATA
# title: API Gateway stage has no web application firewall
# description: >-
#   A web ACL filters known attacks and floods before they reach the API. It matters for
#   public APIs.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
# custom:
#   id: aws-api-gateway-stage-no-waf
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: ["APIGateway.4"]
#     nist-800-53-r5: [SC-7]
#   aliases:
#     - a186e82c-1078-4a7b-85d8-579561fde884
#     - f5f38943-664b-4acc-ab11-f292fa10ed0b
#     - fcbf9019-566c-4832-a65c-af00d8137d2b
#     - CKV2_AWS_29
#   remedies:
#     - title: Associate an existing web ACL
#       unsafe: requests that the web ACL blocks no longer get through
#       satellite:
#         type: aws_wafv2_web_acl_association
#         link: resource_arn
#         attribute: arn
#         set: [{path: web_acl_arn, value: "${aws_wafv2_web_acl.example.arn}"}]
#     - title: Associate a new web ACL with AWS's common rules
#       unsafe: requests that the web ACL blocks no longer get through
#       declare:
#         - type: aws_wafv2_web_acl
#           name: common
#           set:
#             - {path: name, value: common}
#             - {path: scope, value: REGIONAL}
#             - {path: default_action.allow, value: {}}
#             - path: rule
#               value:
#                 - name: common
#                   priority: 1
#                   override_action: {none: {}}
#                   statement:
#                     managed_rule_group_statement:
#                       vendor_name: AWS
#                       name: AWSManagedRulesCommonRuleSet
#                   visibility_config:
#                     cloudwatch_metrics_enabled: true
#                     metric_name: common
#                     sampled_requests_enabled: true
#                 - name: known-bad-inputs
#                   priority: 2
#                   override_action: {none: {}}
#                   statement:
#                     managed_rule_group_statement:
#                       vendor_name: AWS
#                       name: AWSManagedRulesKnownBadInputsRuleSet
#                   visibility_config:
#                     cloudwatch_metrics_enabled: true
#                     metric_name: known-bad-inputs
#                     sampled_requests_enabled: true
#             - path: visibility_config
#               value:
#                 cloudwatch_metrics_enabled: true
#                 metric_name: common
#                 sampled_requests_enabled: true
#         - type: aws_cloudwatch_log_group
#           name: common
#           set:
#             - {path: name, value: aws-waf-logs-common}
#             - {path: retention_in_days, value: 365}
#         - type: aws_wafv2_web_acl_logging_configuration
#           name: common
#           set:
#             - {path: resource_arn, value: "${aws_wafv2_web_acl.common.arn}"}
#             - {path: log_destination_configs, value: ["${aws_cloudwatch_log_group.common.arn}"]}
#       satellite:
#         type: aws_wafv2_web_acl_association
#         link: resource_arn
#         attribute: arn
#         set: [{path: web_acl_arn, value: "${aws_wafv2_web_acl.common.arn}"}]
no_waf contains ["web_acl_arn"] if {
	not value.is_set(input, "web_acl_arn")
}

# METADATA
# title: API Gateway stage shows no client certificate to its backend
# description: >-
#   The backend cannot tell the API from anybody else who finds its address.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
# custom:
#   id: aws-api-gateway-stage-no-client-certificate
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["APIGateway.2"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - "0b4869fc-a842-4597-aa00-1294df425440"
#     - b47b98ab-e481-4a82-8bb1-1ab39fd36e33
#     - ed4c48b8-eccc-4881-95c1-09fdae23db25
#     - f27791a5-e2ae-4905-8910-6f995c576d09
#     - CKV2_AWS_51
#   remedies:
#     - title: Show a new client certificate
#       declare:
#         - type: aws_api_gateway_client_certificate
#           name: backend
#           set: [{path: description, value: Shown to backends}]
#       set:
#         - {path: client_certificate_id, value: "${aws_api_gateway_client_certificate.backend.id}"}
#     - title: Show an existing client certificate
#       set:
#         - {path: client_certificate_id, value: "${aws_api_gateway_client_certificate.example.id}"}
no_client_certificate contains ["client_certificate_id"] if {
	not value.is_set(input, "client_certificate_id")
}

# METADATA
# title: API Gateway caches answers unencrypted
# description: >-
#   Cached answers can hold personal data. Encrypt the cache.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
# custom:
#   id: aws-api-gateway-stage-cache-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: ["APIGateway.5"]
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - "37cca703-b74c-48ba-ac81-595b53398e9b"
#     - b7c9a40c-23e4-4a2d-8d39-a3352f10f288
#     - CKV_AWS_308
#     - AWS-0002
#     - AVD-AWS-0002
#     - "52790cad-d60d-41d5-8483-146f9f21208d"
#     - "60a05ede-0a68-4d0d-a58f-f538cf55ff79"
#   remedies:
#     - title: Encrypt the cache
#       set:
#         - {path: ., value: true}
cache_unencrypted contains ["method_settings", i, "settings", "cache_data_encrypted"] if {
	some i, m in input.method_settings
	m.settings.caching_enabled
	not m.settings.cache_data_encrypted
}

# METADATA
# title: API Gateway method is not cached
# description: >-
#   A cache shields the backend from repeated requests.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
# custom:
#   id: aws-api-gateway-stage-method-not-cached
#   severity: info
#   category: hygiene
#   aliases:
#     - CKV_AWS_225
#     - AWS-0190
#     - AVD-AWS-0190
#     - "52790cad-d60d-41d5-8483-146f9f21208d"
#     - "60a05ede-0a68-4d0d-a58f-f538cf55ff79"
#   remedies:
#     - title: Cache responses
#       unsafe: callers may get responses of earlier calls; the stage needs a cache cluster
#       set:
#         - {path: ".", value: true}
#         - {path: ../cache_data_encrypted, value: true}
method_not_cached contains ["method_settings", i, "settings", "caching_enabled"] if {
	some i, m in input.method_settings
	not m.settings.caching_enabled
}

# METADATA
# title: API Gateway logs the full content of requests
# description: >-
#   Full request and response bodies in a log hold tokens and personal data. Keep data
#   tracing off in production.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   id: aws-api-gateway-stage-data-traced
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_276
#   remedies:
#     - title: Disable data tracing
#       set:
#         - {path: ., value: false}
data_traced contains ["method_settings", i, "settings", "data_trace_enabled"] if {
	some i, m in input.method_settings
	m.settings.data_trace_enabled
}

# METADATA
# title: API Gateway method writes no execution log
# description: >-
#   Errors of the API stay invisible. Log at least errors.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   id: aws-api-gateway-stage-no-execution-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV2_AWS_4
#   remedies:
#     - title: Log errors
#       unsafe: the account must have a role for API Gateway to write logs
#       set: [{path: ".", value: ERROR}]
no_execution_log contains ["method_settings", i, "settings", "logging_level"] if {
	some i, m in input.method_settings
	not m.settings.logging_level
}

no_execution_log contains ["method_settings", i, "settings", "logging_level"] if {
	some i, m in input.method_settings
	m.settings.logging_level == "OFF"
}

# METADATA
# title: API Gateway method reports no metrics
# description: >-
#   Without metrics an attack or an outage shows only in complaints.
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
# custom:
#   id: aws-api-gateway-stage-no-metrics
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - "081069cb-588b-4ce1-884c-2a1ce3029fe5"
#     - "5d3c1807-acb3-4bb0-be4e-0440230feeaf"
#   remedies:
#     - title: Enable detailed metrics
#       set:
#         - {path: ., value: true}
no_metrics contains ["method_settings", i, "settings", "metrics_enabled"] if {
	some i, m in input.method_settings
	not m.settings.metrics_enabled
}

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
#       unsafe: clients without permission can no longer refresh the cache
#       set: [{path: ".", value: true}]
cache_invalidation_open contains ["method_settings", i, "settings", "require_authorization_for_cache_control"] if {
	some i, setting in input.method_settings
	setting.settings.require_authorization_for_cache_control == false
}
