resource "aws_keyspaces_table" "bad" { # want "aws-keyspaces-table-no-cmk"
  keyspace_name = "shop"
  table_name    = "orders"

  encryption_specification {
    type               = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_identifier = aws_kms_key.example.arn
  }
}

resource "aws_keyspaces_table" "good" {
  keyspace_name = "shop"
  table_name    = "orders"

  encryption_specification {
    type               = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_identifier = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
