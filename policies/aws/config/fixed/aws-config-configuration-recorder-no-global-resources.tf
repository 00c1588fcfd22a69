resource "aws_config_configuration_recorder" "bad" { # want "aws-config-configuration-recorder-no-global-resources"
  name     = "default"
  role_arn = "arn:aws:iam::123456789012:role/config"

  recording_group {
    include_global_resource_types = true
  }
}

resource "aws_config_configuration_recorder" "explicit" {
  name     = "default"
  role_arn = "arn:aws:iam::123456789012:role/config"

  recording_group {
    all_supported                 = true
    include_global_resource_types = true # want "aws-config-configuration-recorder-no-global-resources"
  }
}

resource "aws_config_configuration_recorder" "good" {
  name     = "default"
  role_arn = "arn:aws:iam::123456789012:role/config"

  recording_group {
    include_global_resource_types = true
  }
}
