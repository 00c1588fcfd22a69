resource "aws_chatbot_slack_channel_configuration" "bad" { # want "aws-chatbot-slack-channel-configuration-no-guardrails"
  configuration_name    = "on-call"
  iam_role_arn          = "arn:aws:iam::123456789012:role/chat"
  slack_channel_id      = "C0A1B2C3D"
  slack_team_id         = "T0A1B2C3D"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

resource "aws_chatbot_slack_channel_configuration" "good" {
  configuration_name    = "on-call"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  iam_role_arn          = "arn:aws:iam::123456789012:role/chat"
  slack_channel_id      = "C0A1B2C3D"
  slack_team_id         = "T0A1B2C3D"
}
