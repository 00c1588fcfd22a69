resource "aws_db_event_subscription" "legacy" {
  name        = "legacy"
  sns_topic   = "arn:aws:sns:eu-west-1:111122223333:alerts"
  source_type = "db-cluster"
}

resource "aws_db_event_subscription" "orders" {
  name             = "orders"
  sns_topic        = "arn:aws:sns:eu-west-1:111122223333:alerts"
  source_type      = "db-cluster"
  event_categories = ["failure", "maintenance"]
}

resource "aws_db_event_subscription" "ledger" {
  name        = "ledger"
  sns_topic   = "arn:aws:sns:eu-west-1:111122223333:alerts"
  source_type = "db-instance"
}
