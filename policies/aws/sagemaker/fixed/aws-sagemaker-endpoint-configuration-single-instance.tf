resource "aws_sagemaker_endpoint_configuration" "bad" {
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  production_variants {
    variant_name           = "main"
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2 # want "aws-sagemaker-endpoint-configuration-single-instance"
  }
}

resource "aws_sagemaker_endpoint_configuration" "good" {
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  production_variants {
    variant_name           = "main"
    model_name             = "orders"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
}
