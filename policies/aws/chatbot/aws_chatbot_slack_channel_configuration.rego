# METADATA
# title: Chat channels of Amazon Q Developer
# scope: package
package parapet.aws_chatbot_slack_channel_configuration

import data.parapet.lib.value

# METADATA
# title: Chat channel has no guard rails
# description: >-
#   Guardrail policies cap what anybody can do from the channel. Without them the cap is
#   AdministratorAccess.
# related_resources:
#   - https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
# custom:
#   id: aws-chatbot-slack-channel-configuration-no-guardrails
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Let the channel read alone
#       unsafe: commands that change something fail
#       set: [{path: guardrail_policy_arns, value: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}]
no_guardrails contains ["guardrail_policy_arns"] if not value.is_set(input, "guardrail_policy_arns")

no_guardrails contains ["guardrail_policy_arns", i] if {
	some i, arn in input.guardrail_policy_arns
	endswith(arn, ":policy/AdministratorAccess")
}
