resource "aws_ssm_document" "bad" {
  name          = "x"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName        = "logs"
      s3EncryptionEnabled = true # want "aws-ssm-document-session-logs-unencrypted"
      kmsKeyId            = "alias/x"
    }
  })
}

resource "aws_ssm_document" "good" {
  name          = "x"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      s3BucketName                = "logs"
      s3EncryptionEnabled         = true
      cloudWatchLogGroupName      = "sessions"
      cloudWatchEncryptionEnabled = true
      kmsKeyId                    = "alias/sessions"
    }
  })
}
