resource "aws_cloudformation_stack" "bad" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
}

resource "aws_cloudformation_stack" "kept" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
}

resource "aws_cloudformation_stack" "good" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
  on_failure   = "ROLLBACK"
}
