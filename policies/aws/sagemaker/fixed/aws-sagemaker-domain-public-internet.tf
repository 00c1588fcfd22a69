resource "aws_sagemaker_domain" "bad" { # want "aws-sagemaker-domain-public-internet"
  domain_name             = "x"
  auth_mode               = "IAM"
  vpc_id                  = "vpc-1"
  subnet_ids              = ["subnet-1"]
  app_network_access_type = "VpcOnly"
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/x"
  }
}

resource "aws_sagemaker_domain" "good" {
  domain_name = "x"
  auth_mode   = "IAM"
  vpc_id      = "vpc-1"
  subnet_ids  = ["subnet-1"]
  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/x"
  }
  app_network_access_type = "VpcOnly"
}
