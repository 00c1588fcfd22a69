resource "aws_sns_topic" "bad" { # want "aws-sns-topic-unencrypted"
  name              = "x"
  kms_master_key_id = aws_kms_key.example.arn
}

resource "aws_sns_topic" "good" {
  name              = "x"
  kms_master_key_id = "alias/aws/sns"
}
