resource "aws_pipes_pipe" "bad" { # want "aws-pipes-pipe-no-logs"
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/pipe"
  source   = "arn:aws:sqs:eu-central-1:123456789012:orders"
  target   = "arn:aws:sqs:eu-central-1:123456789012:invoices"

  log_configuration {
    level = "ERROR"

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.pipe.arn
    }
  }
}

resource "aws_cloudwatch_log_group" "pipe" {
  name_prefix       = "/aws/vendedlogs/pipes/"
  retention_in_days = 365
}

resource "aws_pipes_pipe" "good" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/pipe"
  source   = "arn:aws:sqs:eu-central-1:123456789012:orders"
  target   = "arn:aws:sqs:eu-central-1:123456789012:invoices"

  log_configuration {
    level = "ERROR"

    cloudwatch_logs_log_destination {
      log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:pipes"
    }
  }
}

resource "aws_pipes_pipe" "off" {
  name     = "returns"
  role_arn = "arn:aws:iam::123456789012:role/pipe"
  source   = "arn:aws:sqs:eu-central-1:123456789012:returns"
  target   = "arn:aws:sqs:eu-central-1:123456789012:refunds"

  log_configuration {
    level = "ERROR" # want "aws-pipes-pipe-no-logs"

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.pipe_2.arn
    }
  }
}

resource "aws_cloudwatch_log_group" "pipe_2" {
  name_prefix       = "/aws/vendedlogs/pipes/"
  retention_in_days = 365
}
