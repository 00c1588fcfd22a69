resource "aws_iam_role" "bad" { # want "aws-iam-role-full-power-policy"
  name               = "bad"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "good" {
  name               = "good"
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "good" {
  role   = aws_iam_role.good.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::x/*" }] })
}