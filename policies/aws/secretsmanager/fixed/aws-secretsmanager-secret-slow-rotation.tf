resource "aws_secretsmanager_secret" "bad" {
  name = "x"
}

resource "aws_secretsmanager_secret_rotation" "bad" {
  secret_id           = aws_secretsmanager_secret.bad.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"

  rotation_rules {
    automatically_after_days = 90 # want "aws-secretsmanager-secret-slow-rotation"
  }
}
resource "aws_secretsmanager_secret" "good" {
  name = "y"
}

resource "aws_secretsmanager_secret_rotation" "good" {
  secret_id           = aws_secretsmanager_secret.good.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}