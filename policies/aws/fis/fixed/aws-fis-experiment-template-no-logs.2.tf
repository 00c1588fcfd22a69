resource "aws_fis_experiment_template" "bad" { # want "aws-fis-experiment-template-no-logs"
  description = "reboot"
  role_arn    = "arn:aws:iam::123456789012:role/fis"

  log_configuration {
    log_schema_version = 2

    cloudwatch_logs_configuration {
      log_group_arn = "${aws_cloudwatch_log_group.example.arn}:*"
    }
  }
}

resource "aws_fis_experiment_template" "good" {
  description = "reboot"
  role_arn    = "arn:aws:iam::123456789012:role/fis"

  log_configuration {
    log_schema_version = 2

    s3_configuration {
      bucket_name = "example-experiments"
    }
  }
}
