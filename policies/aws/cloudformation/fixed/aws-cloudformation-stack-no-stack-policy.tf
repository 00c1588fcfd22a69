resource "aws_cloudformation_stack" "bad" { # want "aws-cloudformation-stack-no-stack-policy"
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"

  policy_body = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "Update:*"
        Resource  = "*"
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = ["Update:Replace", "Update:Delete"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_cloudformation_stack" "good" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
  policy_url   = "https://example-templates.s3.amazonaws.com/network-policy.json"
}
