resource "aws_kms_key" "catalogue" {
  enable_key_rotation = true
}

resource "aws_datazone_domain" "bad" { # want "aws-datazone-domain-no-cmk"
  name                  = "data"
  domain_execution_role = "arn:aws:iam::123456789012:role/datazone"
  kms_key_identifier    = aws_kms_key.catalogue.arn
}

resource "aws_datazone_domain" "good" {
  name                  = "data"
  domain_execution_role = "arn:aws:iam::123456789012:role/datazone"
  kms_key_identifier    = aws_kms_key.catalogue.arn
}
