resource "aws_sfn_state_machine" "bad" { # want "aws-sfn-state-machine-no-tracing"
  name       = "x"
  role_arn   = "arn:aws:iam::123456789012:role/x"
  definition = "{}"

  tracing_configuration {
    enabled = true
  }
}

resource "aws_sfn_state_machine" "good" {
  name       = "x"
  role_arn   = "arn:aws:iam::123456789012:role/x"
  definition = "{}"
  tracing_configuration {
    enabled = true
  }
}
