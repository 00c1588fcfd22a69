resource "aws_datasync_task" "bad" { # want "aws-datasync-task-no-logs"
  source_location_arn      = "arn:aws:datasync:eu-central-1:123456789012:location/loc-0a1b2c3d"
  destination_location_arn = "arn:aws:datasync:eu-central-1:123456789012:location/loc-1a2b3c4d"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.example.arn

  options {
    log_level = "TRANSFER"
  }
}

resource "aws_datasync_task" "off" {
  source_location_arn      = "arn:aws:datasync:eu-central-1:123456789012:location/loc-0a1b2c3d"
  destination_location_arn = "arn:aws:datasync:eu-central-1:123456789012:location/loc-1a2b3c4d"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.example.arn

  options {
    log_level = "TRANSFER" # want "aws-datasync-task-no-logs"
  }
}

resource "aws_datasync_task" "good" {
  source_location_arn      = "arn:aws:datasync:eu-central-1:123456789012:location/loc-0a1b2c3d"
  destination_location_arn = "arn:aws:datasync:eu-central-1:123456789012:location/loc-1a2b3c4d"
  cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:datasync"

  options {
    log_level = "TRANSFER"
  }
}
