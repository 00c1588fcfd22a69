resource "aws_bedrockagent_data_source" "bad" { # want "aws-bedrockagent-data-source-no-cmk"
  name              = "manuals"
  knowledge_base_id = "A1B2C3D4E5"

  data_source_configuration {
    type = "S3"

    s3_configuration {
      bucket_arn = "arn:aws:s3:::manuals"
    }
  }

  server_side_encryption_configuration {
    kms_key_arn = aws_kms_key.bedrock.arn
  }
}

resource "aws_kms_key" "bedrock" {
  description         = "Encrypts ingested data"
  enable_key_rotation = true
}

resource "aws_bedrockagent_data_source" "good" {
  name              = "manuals"
  knowledge_base_id = "A1B2C3D4E5"

  data_source_configuration {
    type = "S3"

    s3_configuration {
      bucket_arn = "arn:aws:s3:::manuals"
    }
  }

  server_side_encryption_configuration {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
