resource "aws_sns_topic" "bad" { # want "aws-sns-topic-sha1-signature"
  name              = "orders"
  signature_version = 2
}

resource "aws_sns_topic" "good" {
  name              = "orders"
  signature_version = 2
}
