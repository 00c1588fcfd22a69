resource "aws_transfer_connector" "bad" { # want "aws-transfer-connector-no-logs"
  access_role  = "arn:aws:iam::123456789012:role/connector"
  url          = "sftp://partner.example.com"
  logging_role = aws_iam_role.transfer_logging.arn
}

resource "aws_iam_role" "transfer_logging" {
  name_prefix = "transfer-logging-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "transfer.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "transfer_logging" {
  role       = aws_iam_role.transfer_logging.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSTransferLoggingAccess"
}

resource "aws_transfer_connector" "good" {
  access_role  = "arn:aws:iam::123456789012:role/connector"
  logging_role = "arn:aws:iam::123456789012:role/transfer-logs"
  url          = "sftp://partner.example.com"
}
