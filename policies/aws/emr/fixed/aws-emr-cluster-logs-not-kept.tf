resource "aws_emr_cluster" "legacy" { # want "aws-emr-cluster-logs-not-kept"
  name          = "legacy"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  log_uri       = "s3://example-logs/emr/"
}

resource "aws_emr_cluster" "orders" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  log_uri       = "s3://example-logs/emr/"
}
