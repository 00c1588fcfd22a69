resource "aws_athena_workgroup" "legacy" {
  name = "legacy"

  configuration {
    publish_cloudwatch_metrics_enabled = true # want "aws-athena-workgroup-metrics-disabled"
  }
}

resource "aws_athena_workgroup" "orders" {
  name = "orders"
}

resource "aws_athena_workgroup" "ledger" {
  name = "ledger"

  configuration {
    publish_cloudwatch_metrics_enabled = true
  }
}
