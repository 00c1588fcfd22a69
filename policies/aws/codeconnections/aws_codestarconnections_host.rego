# METADATA
# title: Hosts of AWS CodeStar Connections
# scope: package
package parapet.aws_codestarconnections_host

# METADATA
# title: Source server is reached over plain HTTP
# description: >-
#   Code and the tokens to read it travel in the clear, and whoever sits between can change
#   both.
# related_resources:
#   - https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-host-create.html
# custom:
#   id: aws-codestarconnections-host-plain-http
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use HTTPS
#       unsafe: the server must serve HTTPS
#       set: [{path: ".", value: "https://git.example.com", ask: the HTTPS address of the server}]
plain_http contains ["provider_endpoint"] if startswith(lower(input.provider_endpoint), "http://")
