resource "aws_iam_role" "bad" { # want "aws-iam-role-escalates-by-pass-role-to-cloudformation"
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
      Action   = ["iam:PassRole", "cloudformation:CreateStack"]
      Resource = ["arn:aws:cloudformation:us-east-1:111122223333:stack/app/*"]
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
      Action   = ["iam:PassRole", "cloudformation:CreateStack"]
      Resource = "arn:aws:iam::123456789012:user/$${aws:username}"
    }]
  })
}