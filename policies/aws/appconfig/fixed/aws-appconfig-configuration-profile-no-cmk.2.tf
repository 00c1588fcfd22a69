resource "aws_appconfig_configuration_profile" "bad" { # want "aws-appconfig-configuration-profile-no-cmk"
  application_id     = "abc1234"
  name               = "flags"
  location_uri       = "hosted"
  kms_key_identifier = aws_kms_key.example.arn
}

resource "aws_appconfig_configuration_profile" "good" {
  application_id     = "abc1234"
  name               = "flags"
  location_uri       = "hosted"
  kms_key_identifier = "alias/flags"
}
