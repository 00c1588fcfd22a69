resource "aws_transfer_server" "bad" { # want "aws-transfer-server-no-logs"
  protocols                   = ["SFTP"]
  structured_log_destinations = ["${aws_cloudwatch_log_group.transfer.arn}:*"]
}

resource "aws_cloudwatch_log_group" "transfer" {
  name_prefix       = "/aws/transfer/"
  retention_in_days = 365
}

resource "aws_transfer_server" "good" {
  structured_log_destinations = ["arn:aws:logs:eu-central-1:123456789012:log-group:transfer:*"]
}

resource "aws_transfer_server" "role" {
  logging_role = "arn:aws:iam::123456789012:role/transfer-logs"
}
