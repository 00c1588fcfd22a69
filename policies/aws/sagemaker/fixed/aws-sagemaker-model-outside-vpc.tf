resource "aws_sagemaker_model" "bad" { # want "aws-sagemaker-model-outside-vpc"
  execution_role_arn       = "arn:aws:iam::123456789012:role/model"
  enable_network_isolation = true

  primary_container {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/model:1.4"
  }

  vpc_config {
    subnets            = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.model.id]
  }
}

resource "aws_sagemaker_model" "good" {
  execution_role_arn       = "arn:aws:iam::123456789012:role/model"
  enable_network_isolation = true

  primary_container {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/model:1.4"
  }

  vpc_config {
    subnets            = ["subnet-1a2b3c4d"]
    security_group_ids = ["sg-1a2b3c4d"]
  }
}
