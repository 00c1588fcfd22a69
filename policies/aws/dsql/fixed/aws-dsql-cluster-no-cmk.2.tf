resource "aws_kms_key" "db" {
  enable_key_rotation = true
}

resource "aws_dsql_cluster" "bad" { # want "aws-dsql-cluster-no-cmk"
  kms_encryption_key = aws_kms_key.db.arn
}

resource "aws_dsql_cluster" "good" {
  kms_encryption_key = aws_kms_key.db.arn
}
