package parapet.aws_appsync_graphql_api

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
#       set:
#         - {path: introspection_config, value: DISABLED}
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
#       set:
#         - {path: query_depth_limit, value: 10}
no_depth_limit contains ["query_depth_limit"] if object.get(input, "query_depth_limit", 0) == 0
