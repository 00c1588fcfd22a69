resource "aws_comprehend_entity_recognizer" "bad" { # want "aws-comprehend-entity-recognizer-volume-customer-managed-key"
  name                 = "x"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::123456789012:role/x"
  volume_kms_key_id    = aws_kms_key.example.arn
  input_data_config {
    entity_types {
      type = "E"
    }
    documents {
      s3_uri = "s3://x"
    }
  }
}

resource "aws_comprehend_entity_recognizer" "good" {
  name                 = "x"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::123456789012:role/x"
  input_data_config {
    entity_types {
      type = "E"
    }
    documents {
      s3_uri = "s3://x"
    }
  }
  volume_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
}
