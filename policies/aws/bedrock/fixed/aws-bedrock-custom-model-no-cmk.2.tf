resource "aws_bedrock_custom_model" "bad" { # want "aws-bedrock-custom-model-no-cmk"
  custom_model_name       = "support"
  job_name                = "support"
  base_model_identifier   = "amazon.titan-text-express-v1"
  role_arn                = "arn:aws:iam::123456789012:role/tuning"
  hyperparameters         = { epochCount = "1" }
  custom_model_kms_key_id = aws_kms_key.example.arn
}

resource "aws_bedrock_custom_model" "good" {
  custom_model_name       = "support"
  job_name                = "support"
  base_model_identifier   = "amazon.titan-text-express-v1"
  role_arn                = "arn:aws:iam::123456789012:role/tuning"
  hyperparameters         = { epochCount = "1" }
  custom_model_kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
