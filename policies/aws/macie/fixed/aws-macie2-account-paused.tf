resource "aws_macie2_account" "bad" {
  status = "ENABLED" # want "aws-macie2-account-paused"
}

resource "aws_macie2_account" "good" {}
