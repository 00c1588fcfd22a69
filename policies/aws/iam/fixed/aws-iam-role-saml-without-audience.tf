resource "aws_iam_role" "bad" {
  name = "bad"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithSAML"
      Principal = { Federated = "arn:aws:iam::123456789012:saml-provider/staff" } # want "aws-iam-role-saml-without-audience"
      Condition = {
        StringEquals = {
          "SAML:aud" = ["https://signin.aws.amazon.com/saml"]
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
      Action    = "sts:AssumeRoleWithSAML"
      Principal = { Federated = "arn:aws:iam::123456789012:saml-provider/staff" }
      Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } }
    }]
  })
}
