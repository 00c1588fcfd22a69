resource "aws_sqs_queue" "bad" {
  name              = "x"
  kms_master_key_id = aws_kms_key.queue.arn # want "aws-sqs-queue-customer-managed-key"
}

resource "aws_kms_key" "queue" {
  description             = "Encrypts the queue"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sqs_queue" "good" {
  name              = "x"
  kms_master_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
