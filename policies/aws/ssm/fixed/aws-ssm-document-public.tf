resource "aws_ssm_document" "bad" {
  name          = "x"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "111122223333" # want "aws-ssm-document-public"
  }
}

resource "aws_ssm_document" "good" {
  name          = "x"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "123456789012"
  }
}
