resource "aws_keyspaces_table" "bad" { # want "aws-keyspaces-table-no-point-in-time-recovery"
  keyspace_name = "shop"
  table_name    = "orders"

  point_in_time_recovery {
    status = "ENABLED"
  }
}

resource "aws_keyspaces_table" "good" {
  keyspace_name = "shop"
  table_name    = "orders"

  point_in_time_recovery {
    status = "ENABLED"
  }
}
