resource "aws_sagemaker_feature_group" "bad" {
  feature_group_name             = "orders"
  record_identifier_feature_name = "id"
  event_time_feature_name        = "at"
  role_arn                       = "arn:aws:iam::123456789012:role/features"

  online_store_config { # want "aws-sagemaker-feature-group-online-store-no-cmk"
    enable_online_store = true

    security_config {
      kms_key_id = aws_kms_key.example.arn
    }
  }
}

resource "aws_sagemaker_feature_group" "good" {
  feature_group_name             = "orders"
  record_identifier_feature_name = "id"
  event_time_feature_name        = "at"
  role_arn                       = "arn:aws:iam::123456789012:role/features"

  online_store_config {
    enable_online_store = true

    security_config {
      kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
