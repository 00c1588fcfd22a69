resource "aws_config_configuration_recorder" "bad" {
  name     = "default"
  role_arn = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig" # want "aws-config-configuration-recorder-own-role"
}

resource "aws_config_configuration_recorder" "good" {
  name     = "default"
  role_arn = "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
}
