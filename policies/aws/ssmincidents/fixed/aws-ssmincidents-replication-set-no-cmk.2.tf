resource "aws_ssmincidents_replication_set" "bad" {
  regions { # want "aws-ssmincidents-replication-set-no-cmk"
    name        = "eu-central-1"
    kms_key_arn = aws_kms_key.example.arn
  }
}

resource "aws_ssmincidents_replication_set" "good" {
  regions {
    name        = "eu-central-1"
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
