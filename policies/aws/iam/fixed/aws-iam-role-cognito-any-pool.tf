resource "aws_iam_role" "bad" {
  name = "bad"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "cognito-identity.amazonaws.com" } # want "aws-iam-role-cognito-any-pool"
      Condition = {
        StringEquals = {
          "cognito-identity.amazonaws.com:aud" = [aws_cognito_identity_pool.example.id]
        }
      }
    }]
  })
}

resource "aws_iam_role" "good" {
  name = "good"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "cognito-identity.amazonaws.com" }
      Condition = { StringEquals = { "cognito-identity.amazonaws.com:aud" = "eu-central-1:1234abcd-12ab-34cd-56ef-1234567890ab" } }
    }]
  })
}
