resource "aws_config_configuration_recorder" "bad" {
  name     = "default"
  role_arn = aws_iam_service_linked_role.config.arn # want "aws-config-configuration-recorder-own-role"
}

resource "aws_iam_service_linked_role" "config" {
  aws_service_name = "config.amazonaws.com"
}

resource "aws_config_configuration_recorder" "good" {
  name     = "default"
  role_arn = "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
}
