resource "aws_ssm_document" "bad" {
  name          = "x"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = { # want "aws-ssm-document-session-unencrypted"
      s3BucketName = "logs"
      kmsKeyId     = aws_kms_key.sessions.arn
    }
  })
}

resource "aws_kms_key" "sessions" {
  description             = "Encrypts sessions"
  enable_key_rotation     = true
  deletion_window_in_days = 30
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
