resource "aws_sagemaker_domain" "bad" { # want "aws-sagemaker-domain-customer-managed-key"
  domain_name = "x"
  auth_mode   = "IAM"
  vpc_id      = "vpc-1"
  subnet_ids  = ["subnet-1"]
  kms_key_id  = aws_kms_key.sagemaker.arn
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/x"
  }
}

resource "aws_kms_key" "sagemaker" {
  description             = "Encrypts the domain"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sagemaker_domain" "good" {
  domain_name = "x"
  auth_mode   = "IAM"
  vpc_id      = "vpc-1"
  subnet_ids  = ["subnet-1"]
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/x"
  }
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
