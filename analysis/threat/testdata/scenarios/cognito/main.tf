# Guests and whoever signs up get the credentials of the pool's roles.
resource "aws_cognito_user_pool" "users" { name = "users" }
resource "aws_cognito_user_pool_client" "app" {
  name         = "app"
  user_pool_id = aws_cognito_user_pool.users.id
}
resource "aws_cognito_identity_pool" "app" {
  identity_pool_name               = "app"
  allow_unauthenticated_identities = true
  cognito_identity_providers {
    client_id     = aws_cognito_user_pool_client.app.id
    provider_name = aws_cognito_user_pool.users.endpoint
  }
}
resource "aws_cognito_identity_pool_roles_attachment" "app" {
  identity_pool_id = aws_cognito_identity_pool.app.id
  roles = {
    unauthenticated = aws_iam_role.guest.arn
    authenticated   = aws_iam_role.user.arn
  }
}
resource "aws_iam_role" "guest" {
  name               = "guest"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "cognito-identity.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "guest" {
  role   = aws_iam_role.guest.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:Scan", Resource = aws_dynamodb_table.public.arn }] })
}
resource "aws_iam_role" "user" {
  name               = "user"
  assume_role_policy = aws_iam_role.guest.assume_role_policy
}
resource "aws_iam_role_policy" "user" {
  role   = aws_iam_role.user.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:*", Resource = "*" }] })
}
resource "aws_dynamodb_table" "public" {
  name         = "public"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
