resource "aws_iot_logging_options" "bad" {
  default_log_level = "ERROR" # want "aws-iot-logging-options-disabled"
  role_arn          = "arn:aws:iam::123456789012:role/iot-logs"
}

resource "aws_iot_logging_options" "good" {
  default_log_level = "WARN"
  role_arn          = "arn:aws:iam::123456789012:role/iot-logs"
}

resource "aws_iot_logging_options" "off" {
  default_log_level = "WARN"
  disable_all_logs  = true # want "aws-iot-logging-options-disabled"
  role_arn          = "arn:aws:iam::123456789012:role/iot-logs"
}
