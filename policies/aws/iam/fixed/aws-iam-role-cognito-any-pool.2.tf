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
          "cognito-identity.amazonaws.com:aud" = ["us-east-1:12345678-dead-beef-cafe-123456790ab"]
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
