resource "aws_sagemaker_notebook_instance" "bad" { # want "aws-sagemaker-notebook-instance-outside-vpc"
  name            = "x"
  role_arn        = "arn:aws:iam::123456789012:role/x"
  instance_type   = "ml.t3.medium"
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.example.id]
}

resource "aws_sagemaker_notebook_instance" "good" {
  name            = "x"
  role_arn        = "arn:aws:iam::123456789012:role/x"
  instance_type   = "ml.t3.medium"
  subnet_id       = "subnet-1"
  security_groups = ["sg-1"]
}
