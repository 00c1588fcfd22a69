resource "aws_appconfig_configuration_profile" "bad" { # want "aws-appconfig-configuration-profile-no-cmk"
  application_id     = "abc1234"
  name               = "flags"
  location_uri       = "hosted"
  kms_key_identifier = aws_kms_key.appconfig.arn
}

resource "aws_kms_key" "appconfig" {
  description         = "Encrypts hosted configurations"
  enable_key_rotation = true
}

resource "aws_appconfig_configuration_profile" "good" {
  application_id     = "abc1234"
  name               = "flags"
  location_uri       = "hosted"
  kms_key_identifier = "alias/flags"
}
