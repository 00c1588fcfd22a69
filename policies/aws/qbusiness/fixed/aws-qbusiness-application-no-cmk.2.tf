resource "aws_qbusiness_application" "bad" { # want "aws-qbusiness-application-no-cmk"
  display_name         = "handbook"
  iam_service_role_arn = "arn:aws:iam::123456789012:role/q"

  encryption_configuration {
    kms_key_id = aws_kms_key.example.arn
  }
}

resource "aws_qbusiness_application" "good" {
  display_name         = "handbook"
  iam_service_role_arn = "arn:aws:iam::123456789012:role/q"

  encryption_configuration {
    kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
