resource "aws_kms_key" "config" {
  enable_key_rotation = true
}

resource "aws_config_delivery_channel" "bad" { # want "aws-config-delivery-channel-no-cmk"
  name           = "default"
  s3_bucket_name = "example-config"
  s3_kms_key_arn = aws_kms_key.config_2.arn
}

resource "aws_kms_key" "config_2" {
  description         = "Encrypts files of AWS Config"
  enable_key_rotation = true
}

resource "aws_config_delivery_channel" "good" {
  name           = "default"
  s3_bucket_name = "example-config"
  s3_kms_key_arn = aws_kms_key.config.arn
}
