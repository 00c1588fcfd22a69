resource "aws_securityhub_account" "bad" {
  auto_enable_controls = true # want "aws-securityhub-account-no-new-controls"
}

resource "aws_securityhub_account" "good" {}
