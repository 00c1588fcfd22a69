resource "aws_ssm_document" "bad" {
  name          = "x"
  document_type = "Command"
  content       = "{}"
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
