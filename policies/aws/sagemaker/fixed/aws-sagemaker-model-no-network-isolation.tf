resource "aws_sagemaker_model" "bad" { # want "aws-sagemaker-model-no-network-isolation"
  execution_role_arn       = "arn:aws:iam::123456789012:role/x"
  enable_network_isolation = true
  primary_container {
    image = "x"
  }
}

resource "aws_sagemaker_model" "good" {
  execution_role_arn = "arn:aws:iam::123456789012:role/x"
  primary_container {
    image = "x"
  }
  enable_network_isolation = true
}
