resource "aws_kms_key" "bad" {
  deletion_window_in_days = 30 # want "aws-kms-key-short-deletion-window"
}

resource "aws_kms_key" "good" {
  deletion_window_in_days = 30
}
