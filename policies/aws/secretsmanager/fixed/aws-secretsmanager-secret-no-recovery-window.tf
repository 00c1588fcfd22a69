resource "aws_secretsmanager_secret" "bad" {
  name                    = "x"
  recovery_window_in_days = 30 # want "aws-secretsmanager-secret-no-recovery-window"
}

resource "aws_secretsmanager_secret" "good" {
  name = "x"
}
