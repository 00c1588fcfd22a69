resource "aws_globalaccelerator_accelerator" "bad" { # want "aws-globalaccelerator-accelerator-no-flow-logs"
  name = "bad"

  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = aws_s3_bucket.example.id
    flow_logs_s3_prefix = "accelerator/"
  }
}

resource "aws_globalaccelerator_accelerator" "off" {
  name = "off"

  attributes {
    flow_logs_enabled   = true # want "aws-globalaccelerator-accelerator-no-flow-logs"
    flow_logs_s3_bucket = aws_s3_bucket.example.id
    flow_logs_s3_prefix = "accelerator/"
  }
}

resource "aws_globalaccelerator_accelerator" "good" {
  name = "good"

  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = "example-flow-logs"
    flow_logs_s3_prefix = "accelerator/"
  }
}
