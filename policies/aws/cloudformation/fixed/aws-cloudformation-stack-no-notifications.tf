resource "aws_sns_topic" "stacks" {
  name = "stacks"
}

resource "aws_cloudformation_stack" "bad" { # want "aws-cloudformation-stack-no-notifications"
  name              = "network"
  template_url      = "https://example-templates.s3.amazonaws.com/network.yaml"
  notification_arns = [aws_sns_topic.stacks.arn]
}

resource "aws_cloudformation_stack" "good" {
  name              = "network"
  template_url      = "https://example-templates.s3.amazonaws.com/network.yaml"
  notification_arns = [aws_sns_topic.stacks.arn]
}
