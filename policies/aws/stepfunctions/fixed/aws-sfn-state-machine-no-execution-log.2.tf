resource "aws_sfn_state_machine" "bad" { # want "aws-sfn-state-machine-no-execution-log"
  name       = "x"
  role_arn   = "arn:aws:iam::123456789012:role/x"
  definition = "{}"

  logging_configuration {
    level           = "ERROR"
    log_destination = "${aws_cloudwatch_log_group.example.arn}:*"
  }
}

resource "aws_sfn_state_machine" "good" {
  name       = "x"
  role_arn   = "arn:aws:iam::123456789012:role/x"
  definition = "{}"
  logging_configuration {
    level                  = "ALL"
    include_execution_data = true
    log_destination        = "arn:aws:logs:eu-west-1:123456789012:log-group:x:*"
  }
}
