# METADATA
# title: AWS CodePipeline webhooks
# scope: package
package parapet.aws_codepipeline_webhook

import data.parapet.lib.value

# METADATA
# title: Everybody may start the pipeline through its webhook
# description: >-
#   An unauthenticated webhook takes each request for a genuine event. Verify a secret, or the
#   source address at least.
# related_resources:
#   - https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_WebhookDefinition.html
# custom:
#   id: aws-codepipeline-webhook-unauthenticated
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [IA-9]
#   remedies:
#     - title: Verify signatures
#       unsafe: >-
#         replaces the webhook; the variable must be given a value wherever the code is applied, and
#         the caller must sign with it
#       declare:
#         - type: variable
#           name: webhook_secret
#           set:
#             - {path: description, value: Secret that signs calls of the webhook}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set:
#         - {path: authentication, value: GITHUB_HMAC}
#         - {path: authentication_configuration.secret_token, value: "${var.webhook_secret}"}
#     - title: Admit networks alone
#       unsafe: replaces the webhook; calls from other networks are refused
#       set:
#         - {path: authentication, value: IP}
#         - path: authentication_configuration.allowed_ip_range
#           value: 203.0.113.0/24
#           ask: the networks that call the webhook
unauthenticated contains ["authentication"] if input.authentication == "UNAUTHENTICATED"

# METADATA
# title: Secret of a pipeline webhook stands in the code
# description: >-
#   Whoever reads the code can forge events that start the pipeline. Pass the secret in from a
#   secret store.
# related_resources:
#   - https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_WebhookAuthConfiguration.html
# custom:
#   id: aws-codepipeline-webhook-secret-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [F69]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: webhook_secret
#           set:
#             - {path: description, value: Secret}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.webhook_secret}"}]
secret_in_code contains ["authentication_configuration", "secret_token"] if {
	token := input.authentication_configuration.secret_token
	value.literal(token)
	token != ""
}
