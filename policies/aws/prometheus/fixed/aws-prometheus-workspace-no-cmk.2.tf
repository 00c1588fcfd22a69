resource "aws_kms_key" "metrics" {
  enable_key_rotation = true
}

resource "aws_prometheus_workspace" "bad" { # want "aws-prometheus-workspace-no-cmk"
  alias       = "production"
  kms_key_arn = aws_kms_key.metrics.arn
}

resource "aws_prometheus_workspace" "good" {
  alias       = "production"
  kms_key_arn = aws_kms_key.metrics.arn
}
