# METADATA
# title: AWS AppSync APIs
# scope: package
package parapet.aws_appsync_graphql_api

import data.parapet.lib.value

# METADATA
# title: AppSync API writes no logs
# description: >-
#   Without logs neither errors nor misuse can be followed.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
# custom:
#   id: aws-appsync-graphql-api-no-log
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: ["AppSync.2"]
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_193
#   remedies:
#     - title: Write logs with a new role
#       declare:
#         - type: aws_iam_role
#           name: appsync_logs
#           set:
#             - {path: name, value: appsync-logs}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: appsync.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy_attachment
#           name: appsync_logs
#           set:
#             - {path: role, value: "${aws_iam_role.appsync_logs.name}"}
#             - path: policy_arn
#               value: "arn:aws:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs"
#       set:
#         - {path: log_config.cloudwatch_logs_role_arn, value: "${aws_iam_role.appsync_logs.arn}"}
#         - {path: log_config.field_log_level, value: ERROR}
#     - title: Write logs with a role that exists
#       set:
#         - path: log_config.cloudwatch_logs_role_arn
#           value: "arn:aws:iam::111122223333:role/appsync-logs"
#           ask: the role that may write to CloudWatch Logs
#         - {path: log_config.field_log_level, value: ERROR}
no_log contains ["log_config"] if {
	not input.log_config
}

# METADATA
# title: AppSync API does not log fields
# description: >-
#   Resolver errors stay invisible. Log at least errors.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
# custom:
#   id: aws-appsync-graphql-api-no-field-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases:
#     - CKV_AWS_194
#   remedies:
#     - title: Log errors
#       set:
#         - {path: log_config.field_log_level, value: "ERROR"}
no_field_log contains ["log_config", "field_log_level"] if {
	input.log_config.field_log_level == "NONE"
}

no_field_log contains ["log_config", "field_log_level"] if {
	not input.log_config.field_log_level
}

# METADATA
# title: AppSync API has no web application firewall
# description: >-
#   A web ACL filters floods and known attacks before they reach the resolvers.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html
# custom:
#   id: aws-appsync-graphql-api-no-waf
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases:
#     - CKV2_AWS_33
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
# title: AppSync API is protected by an API key alone
# description: >-
#   API keys are shared by all clients and are easily taken from an app. Use IAM, Cognito or
#   OIDC.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
# custom:
#   id: aws-appsync-graphql-api-api-key
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     aws-fsbp: ["AppSync.5"]
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Authorize by IAM
#       unsafe: clients must sign their requests
#       set:
#         - {path: authentication_type, value: AWS_IAM}
api_key contains ["authentication_type"] if {
	input.authentication_type == "API_KEY"
}

# METADATA
# title: AppSync cache is not encrypted at rest
# description: >-
#   Cached answers can hold personal data. It cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
# custom:
#   id: aws-appsync-graphql-api-cache-unencrypted-at-rest
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases:
#     - CKV_AWS_214
#   remedies:
#     - title: Encrypt the cache
#       unsafe: replaces the cache
#       set:
#         - {path: api_cache.at_rest_encryption_enabled, value: true}
cache_unencrypted_at_rest contains ["api_cache", "at_rest_encryption_enabled"] if {
	input.api_cache
	not input.api_cache.at_rest_encryption_enabled
}

# METADATA
# title: AppSync cache is not encrypted in transit
# description: >-
#   Answers travel between the API and its cache in clear. It cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
# custom:
#   id: aws-appsync-graphql-api-cache-unencrypted-in-transit
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases:
#     - CKV_AWS_215
#   remedies:
#     - title: Encrypt connections to the cache
#       unsafe: replaces the cache
#       set:
#         - {path: api_cache.transit_encryption_enabled, value: true}
cache_unencrypted_in_transit contains ["api_cache", "transit_encryption_enabled"] if {
	input.api_cache
	not input.api_cache.transit_encryption_enabled
}

# METADATA
# title: GraphQL API is not traced by X-Ray
# description: >-
#   Traces show which resolvers are slow or fail. Tracing is off unless it is enabled.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/x-ray-tracing.html
# custom:
#   id: aws-appsync-graphql-api-no-tracing
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Enable tracing
#       set:
#         - {path: xray_enabled, value: true}
no_tracing contains ["xray_enabled"] if not input.xray_enabled

# METADATA
# title: GraphQL API tells its schema to every client
# description: >-
#   Introspection lists types and fields, those that no client uses included. Disable it
#   where clients know the schema.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/designing-a-graphql-api.html
# custom:
#   id: aws-appsync-graphql-api-introspection
#   severity: info
#   category: hardening
#   cwe: [CWE-200]
#   controls:
#     nist-800-53-r5: [CM-7]
#   remedies:
#     - title: Disable introspection
#       unsafe: tools that read the schema from the API stop working
#       set: [{path: introspection_config, value: DISABLED}]
introspection contains ["introspection_config"] if object.get(input, "introspection_config", "ENABLED") == "ENABLED"

# METADATA
# title: GraphQL API takes queries of any depth
# description: >-
#   Deeply nested queries let one caller exhaust resolvers and data sources. Limit the
#   depth to what clients need.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/designing-a-graphql-api.html
# custom:
#   id: aws-appsync-graphql-api-no-depth-limit
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     nist-800-53-r5: [SC-5]
#   remedies:
#     - title: Limit the depth
#       unsafe: queries that nest deeper are rejected
#       set: [{path: query_depth_limit, value: 10}]
no_depth_limit contains ["query_depth_limit"] if object.get(input, "query_depth_limit", 0) == 0
