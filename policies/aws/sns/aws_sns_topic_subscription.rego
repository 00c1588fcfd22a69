# METADATA
# title: Subscriptions to Amazon SNS topics
# scope: package
package parapet.aws_sns_topic_subscription

# METADATA
# title: SNS delivers messages over HTTP without TLS
# description: >-
#   Messages travel in clear to the endpoint, and others can read or forge them.
#   Subscribe an HTTPS endpoint.
# related_resources:
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
# custom:
#   id: aws-sns-topic-subscription-plaintext-endpoint
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   aliases: [FG_R00052]
#   remedies:
#     - title: Use HTTPS
#       unsafe: replaces the subscription; the endpoint must answer HTTPS
#       set:
#         - {path: protocol, value: https}
plaintext_endpoint contains ["protocol"] if input.protocol == "http"
