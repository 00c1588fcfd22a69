resource "aws_appconfig_configuration_profile" "bad" { # want "aws-appconfig-configuration-profile-no-cmk"
  application_id     = "abc1234"
  name               = "flags"
  location_uri       = "hosted"
  kms_key_identifier = "arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012"
}

resource "aws_appconfig_configuration_profile" "good" {
  application_id     = "abc1234"
  name               = "flags"
  location_uri       = "hosted"
  kms_key_identifier = "alias/flags"
}
