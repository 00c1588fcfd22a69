resource "aws_cloudformation_stack" "bad" {
  name             = "network"
  template_url     = "https://example-templates.s3.amazonaws.com/network.yaml"
  disable_rollback = true # want "aws-cloudformation-stack-no-rollback"
}

resource "aws_cloudformation_stack" "kept" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
  on_failure   = "DO_NOTHING" # want "aws-cloudformation-stack-no-rollback"
}

resource "aws_cloudformation_stack" "good" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
  on_failure   = "ROLLBACK"
}
