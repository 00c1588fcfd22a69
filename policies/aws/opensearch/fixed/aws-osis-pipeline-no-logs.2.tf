resource "aws_osis_pipeline" "bad" { # want "aws-osis-pipeline-no-logs"
  pipeline_name               = "logs"
  min_units                   = 1
  max_units                   = 2
  pipeline_configuration_body = file("pipeline.yaml")

  log_publishing_options {
    is_logging_enabled = true

    cloudwatch_log_destination {
      log_group = aws_cloudwatch_log_group.example.name
    }
  }
}

resource "aws_osis_pipeline" "good" {
  pipeline_name               = "logs"
  min_units                   = 1
  max_units                   = 2
  pipeline_configuration_body = file("pipeline.yaml")

  log_publishing_options {
    is_logging_enabled = true

    cloudwatch_log_destination {
      log_group = "/aws/vendedlogs/logs"
    }
  }
}
