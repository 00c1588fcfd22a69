resource "aws_sagemaker_notebook_instance" "bad" {
  name                = "research"
  role_arn            = "arn:aws:iam::123456789012:role/research"
  instance_type       = "ml.t3.medium"
  platform_identifier = "notebook-al2023-v1" # want "aws-sagemaker-notebook-instance-unsupported-platform"
}

resource "aws_sagemaker_notebook_instance" "good" {
  name                = "research"
  role_arn            = "arn:aws:iam::123456789012:role/research"
  instance_type       = "ml.t3.medium"
  platform_identifier = "notebook-al2-v3"
}
