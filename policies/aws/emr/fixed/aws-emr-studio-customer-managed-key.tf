resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_emr_studio" "legacy" { # want "aws-emr-studio-customer-managed-key"
  auth_mode                   = "IAM"
  default_s3_location         = "s3://example-studio/"
  engine_security_group_id    = "sg-0123456789abcdef0"
  name                        = "legacy"
  service_role                = "arn:aws:iam::111122223333:role/studio"
  subnet_ids                  = ["subnet-0123456789abcdef0"]
  vpc_id                      = "vpc-0123456789abcdef0"
  workspace_security_group_id = "sg-0123456789abcdef1"
  encryption_key_arn          = aws_kms_key.emr.arn
}

resource "aws_kms_key" "emr" {
  description         = "Encrypts EMR Studio"
  enable_key_rotation = true
}

resource "aws_emr_studio" "orders" {
  auth_mode                   = "IAM"
  default_s3_location         = "s3://example-studio/"
  engine_security_group_id    = "sg-0123456789abcdef0"
  name                        = "orders"
  service_role                = "arn:aws:iam::111122223333:role/studio"
  subnet_ids                  = ["subnet-0123456789abcdef0"]
  vpc_id                      = "vpc-0123456789abcdef0"
  workspace_security_group_id = "sg-0123456789abcdef1"
  encryption_key_arn          = aws_kms_key.data.arn
}
