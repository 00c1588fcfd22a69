resource "aws_sagemaker_model_package_group" "bad" {
  model_package_group_name = "bad"
}

resource "aws_sagemaker_model_package_group" "good" {
  model_package_group_name = "good"
}

resource "aws_sagemaker_model_package_group_policy" "good" {
  model_package_group_name = aws_sagemaker_model_package_group.good.model_package_group_name

  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "sagemaker:DescribeModelPackage"
      Resource  = "*"
    }]
  })
}
