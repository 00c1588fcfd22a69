resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_rds_cluster_activity_stream" "legacy" { # want "aws-rds-cluster-activity-stream-customer-managed-key"
  resource_arn = "arn:aws:rds:eu-west-1:111122223333:cluster:legacy"
  mode         = "async"
  kms_key_id   = aws_kms_key.activity.arn
}

resource "aws_kms_key" "activity" {
  description             = "Encrypts the activity stream"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_rds_cluster_activity_stream" "orders" {
  resource_arn = "arn:aws:rds:eu-west-1:111122223333:cluster:orders"
  mode         = "async"
  kms_key_id   = aws_kms_key.data.arn
}
