resource "aws_config_configuration_recorder_status" "bad" {
  name       = "default"
  is_enabled = false # want "aws-config-configuration-recorder-status-stopped"
}

resource "aws_config_configuration_recorder_status" "good" {
  name       = "default"
  is_enabled = true
}
