resource "aws_transfer_connector" "bad" { # want "aws-transfer-connector-no-logs"
  access_role  = "arn:aws:iam::123456789012:role/connector"
  url          = "sftp://partner.example.com"
  logging_role = "arn:aws:iam::111122223333:role/transfer-logging"
}

resource "aws_transfer_connector" "good" {
  access_role  = "arn:aws:iam::123456789012:role/connector"
  logging_role = "arn:aws:iam::123456789012:role/transfer-logs"
  url          = "sftp://partner.example.com"
}
