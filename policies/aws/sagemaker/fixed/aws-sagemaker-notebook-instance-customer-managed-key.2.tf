resource "aws_sagemaker_notebook_instance" "bad" { # want "aws-sagemaker-notebook-instance-customer-managed-key"
  name          = "x"
  role_arn      = "arn:aws:iam::123456789012:role/x"
  instance_type = "ml.t3.medium"
  kms_key_id    = aws_kms_key.example.arn
}

resource "aws_sagemaker_notebook_instance" "good" {
  name          = "x"
  role_arn      = "arn:aws:iam::123456789012:role/x"
  instance_type = "ml.t3.medium"
  kms_key_id    = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
