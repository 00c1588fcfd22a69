resource "aws_bedrock_custom_model" "bad" { # want "aws-bedrock-custom-model-outside-vpc"
  custom_model_name     = "support"
  job_name              = "support"
  base_model_identifier = "amazon.titan-text-express-v1"
  role_arn              = "arn:aws:iam::123456789012:role/tuning"
  hyperparameters       = { epochCount = "1" }

  vpc_config {
    subnet_ids         = [aws_subnet.example.id]
    security_group_ids = [aws_security_group.example.id]
  }
}

resource "aws_bedrock_custom_model" "good" {
  custom_model_name     = "support"
  job_name              = "support"
  base_model_identifier = "amazon.titan-text-express-v1"
  role_arn              = "arn:aws:iam::123456789012:role/tuning"
  hyperparameters       = { epochCount = "1" }

  vpc_config {
    subnet_ids         = ["subnet-1a2b3c4d"]
    security_group_ids = ["sg-1a2b3c4d"]
  }
}
