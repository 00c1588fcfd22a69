resource "aws_dynamodb_table_replica" "legacy" { # want "aws-dynamodb-table-replica-point-in-time-recovery-disabled"
  global_table_arn       = "arn:aws:dynamodb:eu-west-1:111122223333:table/legacy"
  point_in_time_recovery = true
}

resource "aws_dynamodb_table_replica" "orders" {
  global_table_arn       = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
  point_in_time_recovery = true
}
