# Whoever reads the keys of a user that are kept somewhere is that user.
resource "aws_iam_user" "deployer" { name = "deployer" }
resource "aws_iam_user_policy_attachment" "deployer" {
  user       = aws_iam_user.deployer.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_access_key" "deployer" { user = aws_iam_user.deployer.name }

resource "aws_secretsmanager_secret" "deployer" { name = "deployer" }
resource "aws_secretsmanager_secret_version" "deployer" {
  secret_id     = aws_secretsmanager_secret.deployer.id
  secret_string = jsonencode({ id = aws_iam_access_key.deployer.id, secret = aws_iam_access_key.deployer.secret })
}
resource "aws_iam_user" "reader" { name = "reader" }
resource "aws_iam_user_policy" "reader" {
  user   = aws_iam_user.reader.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.deployer.arn }] })
}

# The id alone is no credential.
resource "aws_ssm_parameter" "id" {
  name  = "/deployer/id"
  type  = "String"
  value = aws_iam_access_key.deployer.id
}
resource "aws_ssm_parameter" "secret" {
  name  = "/deployer/secret"
  type  = "String"
  value = aws_iam_access_key.deployer.secret
}
resource "aws_iam_user" "browser" { name = "browser" }
resource "aws_iam_user_policy" "browser" {
  user   = aws_iam_user.browser.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:GetParameter", Resource = "*" }] })
}
resource "aws_iam_user" "peeper" { name = "peeper" }
resource "aws_iam_user_policy" "peeper" {
  user   = aws_iam_user.peeper.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:GetParameter", Resource = aws_ssm_parameter.id.arn }] })
}

# Variables of a function are seen by whoever may look at it.
resource "aws_iam_role" "job" {
  name               = "job"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_lambda_function" "job" {
  function_name = "job"
  role          = aws_iam_role.job.arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "job.zip"
  environment {
    variables = { KEY = aws_iam_access_key.deployer.id, SECRET = aws_iam_access_key.deployer.secret }
  }
}
resource "aws_lambda_function_url" "job" {
  function_name      = aws_lambda_function.job.function_name
  authorization_type = "NONE"
}
resource "aws_iam_user" "watcher" { name = "watcher" }
resource "aws_iam_user_policy" "watcher" {
  user   = aws_iam_user.watcher.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "lambda:GetFunctionConfiguration", Resource = "*" }] })
}
