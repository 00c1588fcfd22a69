# Each user can give itself everything, or could but for one thing.

resource "aws_iam_user" "puts" { name = "puts" }
resource "aws_iam_user_policy" "puts" {
  user   = aws_iam_user.puts.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = aws_iam_user.puts.arn }] })
}

resource "aws_iam_user" "puts_others" { name = "puts_others" }
resource "aws_iam_user_policy" "puts_others" {
  user   = aws_iam_user.puts_others.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutUserPolicy", Resource = "arn:aws:iam::*:user/nobody" }] })
}

resource "aws_iam_user" "attaches" { name = "attaches" }
resource "aws_iam_user_policy" "attaches" {
  user   = aws_iam_user.attaches.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachUserPolicy", Resource = "arn:aws:iam::*:user/$${aws:username}" }] })
}

resource "aws_iam_user" "attaches_one" { name = "attaches_one" }
resource "aws_iam_user_policy" "attaches_one" {
  user   = aws_iam_user.attaches_one.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:AttachUserPolicy", Resource = "*", Condition = { ArnEquals = { "iam:PolicyARN" = "arn:aws:iam::aws:policy/ReadOnlyAccess" } } }] })
}

resource "aws_iam_user" "creates_role" { name = "creates_role" }
resource "aws_iam_user_policy" "creates_role" {
  user   = aws_iam_user.creates_role.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreateRole", "iam:PutRolePolicy"], Resource = "*" }] })
}

resource "aws_iam_user" "creates_bounded" { name = "creates_bounded" }
resource "aws_iam_user_policy" "creates_bounded" {
  user   = aws_iam_user.creates_bounded.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:CreateRole", "iam:PutRolePolicy"], Resource = "*", Condition = { StringEquals = { "iam:PermissionsBoundary" = "arn:aws:iam::123456789012:policy/limit" } } }] })
}

resource "aws_iam_user" "bounded" {
  name                 = "bounded"
  permissions_boundary = aws_iam_policy.boundary.arn
}
resource "aws_iam_user_policy" "bounded" {
  user   = aws_iam_user.bounded.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PutUserPolicy", "s3:*"], Resource = "*" }] })
}
resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:Get*", "iam:PutUserPolicy", "s3:GetObject"], Resource = "*" }] })
}
resource "aws_iam_user" "lifts" {
  name                 = "lifts"
  permissions_boundary = aws_iam_policy.wide.arn
}
resource "aws_iam_policy" "wide" {
  name   = "wide"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:DeleteUserPermissionsBoundary", "ec2:*"], Resource = "*" }] })
}
resource "aws_iam_user_policy" "lifts" {
  user   = aws_iam_user.lifts.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
