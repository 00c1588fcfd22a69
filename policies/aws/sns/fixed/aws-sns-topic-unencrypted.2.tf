resource "aws_sns_topic" "bad" { # want "aws-sns-topic-unencrypted"
  name              = "x"
  kms_master_key_id = aws_kms_key.topic.arn
}

resource "aws_kms_key" "topic" {
  description             = "Encrypts the topic"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sns_topic" "good" {
  name              = "x"
  kms_master_key_id = "alias/aws/sns"
}
