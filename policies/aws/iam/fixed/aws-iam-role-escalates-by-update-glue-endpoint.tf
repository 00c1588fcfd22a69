resource "aws_iam_role" "bad" { # want "aws-iam-role-escalates-by-update-glue-endpoint"
  name = "bad"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "bad" {
  name = "access"
  role = aws_iam_role.bad.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["glue:UpdateDevEndpoint"]
      Resource = ["arn:aws:glue:us-east-1:111122223333:devEndpoint/app"]
    }]
  })
}
resource "aws_iam_role" "good" {
  name = "good"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "good" {
  name = "access"
  role = aws_iam_role.good.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["glue:UpdateDevEndpoint"]
      Resource = "arn:aws:glue:eu-west-1:123456789012:devEndpoint/reports"
    }]
  })
}