resource "aws_db_event_subscription" "legacy" {
  name        = "legacy"
  sns_topic   = "arn:aws:sns:eu-west-1:111122223333:alerts"
  source_type = "db-instance"
  enabled     = true # want "aws-db-event-subscription-disabled"
}

resource "aws_db_event_subscription" "orders" {
  name        = "orders"
  sns_topic   = "arn:aws:sns:eu-west-1:111122223333:alerts"
  source_type = "db-instance"
}
