resource "aws_iam_role" "bad" {
  name = "bad"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/gitlab.com" } # want "aws-iam-role-shared-oidc-any-subject"
      Condition = {
        StringEquals = {
          "gitlab.com:aud" = ["https://gitlab.com"]
          "gitlab.com:sub" = ["project_path:example-group/example-project:ref_type:branch:ref:main"]
        }
      }
    }]
  })
}

resource "aws_iam_role" "wildcard" {
  name = "wildcard"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/gitlab.com" } # want "aws-iam-role-shared-oidc-any-subject"
      Condition = {
        StringEquals = {
          "gitlab.com:aud" = ["https://gitlab.com"]
          "gitlab.com:sub" = ["project_path:example-group/example-project:ref_type:branch:ref:main"]
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
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/gitlab.com" }
      Condition = { StringLike = { "gitlab.com:sub" = "project_path:example/shop:*" } }
    }]
  })
}
