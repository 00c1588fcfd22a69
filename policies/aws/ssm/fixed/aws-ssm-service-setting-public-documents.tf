resource "aws_ssm_service_setting" "bad" {
  setting_id    = "/ssm/documents/console/public-sharing-permission"
  setting_value = "Disable" # want "aws-ssm-service-setting-public-documents"
}

resource "aws_ssm_service_setting" "good" {
  setting_id    = "/ssm/documents/console/public-sharing-permission"
  setting_value = "Disable"
}
