resource "aws_comprehend_document_classifier" "bad" { # want "aws-comprehend-document-classifier-volume-no-cmk"
  name                 = "mail"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::123456789012:role/comprehend"
  volume_kms_key_id    = aws_kms_key.example.arn

  input_data_config {
    s3_uri = "s3://training/mail.csv"
  }
}

resource "aws_comprehend_document_classifier" "good" {
  name                 = "mail"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::123456789012:role/comprehend"

  volume_kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  input_data_config {
    s3_uri = "s3://training/mail.csv"
  }
}
