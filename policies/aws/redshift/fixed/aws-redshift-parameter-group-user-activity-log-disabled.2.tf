resource "aws_redshift_parameter_group" "legacy" {
  name   = "legacy"
  family = "redshift-2.0"

  parameter { # want "aws-redshift-parameter-group-user-activity-log-disabled"
    name  = "require_ssl"
    value = "true"
  }

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "archive" {
  name   = "archive"
  family = "redshift-2.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "false" # want "aws-redshift-parameter-group-user-activity-log-disabled"
  }
}

resource "aws_redshift_parameter_group" "orders" {
  name   = "orders"
  family = "redshift-2.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}
