# METADATA
# title: Data sources of AWS AppSync
# scope: package
package parapet.aws_appsync_datasource

# METADATA
# title: GraphQL API calls an HTTP endpoint without TLS
# description: >-
#   Requests and responses travel in clear. Use an HTTPS endpoint.
# related_resources:
#   - https://docs.aws.amazon.com/appsync/latest/devguide/tutorial-http-resolvers.html
# custom:
#   id: aws-appsync-datasource-plaintext-endpoint
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Call the endpoint over HTTPS
#       unsafe: the endpoint must serve HTTPS
#       set:
#         - path: "."
#           value: "https://backend.example.com"
#           ask: the HTTPS address of the endpoint
plaintext_endpoint contains ["http_config", "endpoint"] if startswith(lower(input.http_config.endpoint), "http://")
