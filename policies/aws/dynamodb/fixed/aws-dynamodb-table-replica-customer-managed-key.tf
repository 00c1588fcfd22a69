resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_dynamodb_table_replica" "legacy" { # want "aws-dynamodb-table-replica-customer-managed-key"
  global_table_arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/legacy"
  kms_key_arn      = aws_kms_key.dynamodb.arn
}

resource "aws_kms_key" "dynamodb" {
  description         = "Encrypts DynamoDB replicas"
  enable_key_rotation = true
}

resource "aws_dynamodb_table_replica" "orders" {
  global_table_arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
  kms_key_arn      = aws_kms_key.data.arn
}
