resource "aws_sagemaker_endpoint_configuration" "bad" { # want "aws-sagemaker-endpoint-configuration-customer-managed-key"
  name        = "x"
  kms_key_arn = aws_kms_key.endpoint.arn
  production_variants {
    variant_name           = "v"
    model_name             = "m"
    initial_instance_count = 2
    instance_type          = "ml.m5.large"
  }
}

resource "aws_kms_key" "endpoint" {
  description             = "Encrypts the volumes of the endpoint"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sagemaker_endpoint_configuration" "good" {
  name = "x"
  production_variants {
    variant_name           = "v"
    model_name             = "m"
    initial_instance_count = 2
    instance_type          = "ml.m5.large"
  }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
