resource "aws_sagemaker_notebook_instance" "bad" { # want "aws-sagemaker-notebook-instance-customer-managed-key"
  name          = "x"
  role_arn      = "arn:aws:iam::123456789012:role/x"
  instance_type = "ml.t3.medium"
  kms_key_id    = aws_kms_key.notebook.arn
}

resource "aws_kms_key" "notebook" {
  description             = "Encrypts the notebook"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sagemaker_notebook_instance" "good" {
  name          = "x"
  role_arn      = "arn:aws:iam::123456789012:role/x"
  instance_type = "ml.t3.medium"
  kms_key_id    = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
