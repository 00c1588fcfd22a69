resource "aws_securityhub_account" "bad" {
  auto_enable_controls = false # want "aws-securityhub-account-no-new-controls"
}

resource "aws_securityhub_account" "good" {}
