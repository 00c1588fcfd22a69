resource "aws_secretsmanager_secret" "bad" { # want "aws-secretsmanager-secret-rotation-missing"
  name = "x"
}

resource "aws_secretsmanager_secret_rotation" "bad" {
  secret_id           = aws_secretsmanager_secret.bad.id
  rotation_lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret" "good" {
  name = "x"
}

resource "aws_secretsmanager_secret_rotation" "good" {
  secret_id           = aws_secretsmanager_secret.good.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}