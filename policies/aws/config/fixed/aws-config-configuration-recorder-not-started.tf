resource "aws_config_configuration_recorder" "bad" {
  name     = "stopped"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_configuration_recorder_status" "bad" {
  name       = aws_config_configuration_recorder.bad.name
  is_enabled = true # want "aws-config-configuration-recorder-not-started"
}

resource "aws_config_configuration_recorder" "forgotten" { # want "aws-config-configuration-recorder-not-started"
  name     = "forgotten"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_configuration_recorder_status" "forgotten" {
  name       = aws_config_configuration_recorder.forgotten.name
  is_enabled = true
}

resource "aws_config_configuration_recorder" "good" {
  name     = "default"
  role_arn = "arn:aws:iam::123456789012:role/config"
}

resource "aws_config_configuration_recorder_status" "good" {
  name       = aws_config_configuration_recorder.good.name
  is_enabled = true
}
