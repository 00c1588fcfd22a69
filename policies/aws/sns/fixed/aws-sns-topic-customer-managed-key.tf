resource "aws_sns_topic" "bad" {
  name              = "x"
  kms_master_key_id = aws_kms_key.topic.arn # want "aws-sns-topic-customer-managed-key"
}

resource "aws_kms_key" "topic" {
  description             = "Encrypts the topic"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sns_topic" "good" {
  name              = "x"
  kms_master_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
