resource "aws_sagemaker_notebook_instance" "bad" { # want "aws-sagemaker-notebook-instance-root-access"
  name          = "x"
  role_arn      = "arn:aws:iam::123456789012:role/x"
  instance_type = "ml.t3.medium"
  root_access   = "Disabled"
}

resource "aws_sagemaker_notebook_instance" "good" {
  name          = "x"
  role_arn      = "arn:aws:iam::123456789012:role/x"
  instance_type = "ml.t3.medium"
  root_access   = "Disabled"
}
