resource "aws_kms_key" "profiles" {
  enable_key_rotation = true
}

resource "aws_customerprofiles_domain" "bad" { # want "aws-customerprofiles-domain-no-cmk"
  domain_name             = "shop"
  default_expiration_days = 365
  default_encryption_key  = aws_kms_key.profiles.arn
}

resource "aws_customerprofiles_domain" "good" {
  domain_name             = "shop"
  default_expiration_days = 365
  default_encryption_key  = aws_kms_key.profiles.arn
}
