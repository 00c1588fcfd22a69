resource "aws_comprehend_document_classifier" "bad" { # want "aws-comprehend-document-classifier-outside-vpc"
  name                 = "mail"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::123456789012:role/comprehend"

  input_data_config {
    s3_uri = "s3://training/mail.csv"
  }

  vpc_config {
    subnets            = [aws_subnet.example.id]
    security_group_ids = [aws_security_group.example.id]
  }
}

resource "aws_comprehend_document_classifier" "good" {
  name                 = "mail"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::123456789012:role/comprehend"

  input_data_config {
    s3_uri = "s3://training/mail.csv"
  }

  vpc_config {
    subnets            = ["subnet-1a2b3c4d"]
    security_group_ids = ["sg-1a2b3c4d"]
  }
}
