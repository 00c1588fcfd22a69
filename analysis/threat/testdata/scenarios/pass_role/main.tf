# Passing a role to a service works for the roles that the policy names, the service
# that the condition names, and roles that trust that service.

resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "ec2.amazonaws.com"] } }] })
}
resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}


resource "aws_iam_user" "lambda" { name = "lambda" }
resource "aws_iam_user_policy" "lambda" {
  user   = aws_iam_user.lambda.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" }] })
}

resource "aws_iam_user" "wrong_service" { name = "wrong_service" }
resource "aws_iam_user_policy" "wrong_service" {
  user   = aws_iam_user.wrong_service.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*", Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } } }] })
}

resource "aws_iam_user" "wrong_role" { name = "wrong_role" }
resource "aws_iam_user_policy" "wrong_role" {
  user   = aws_iam_user.wrong_role.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], Resource = ["arn:aws:iam::*:role/other-*", "arn:aws:lambda:*:*:function:*"] }] })
}

resource "aws_iam_user" "no_invoke" { name = "no_invoke" }
resource "aws_iam_user_policy" "no_invoke" {
  user   = aws_iam_user.no_invoke.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "lambda:CreateFunction"], Resource = "*" }] })
}

resource "aws_iam_user" "instance" { name = "instance" }
resource "aws_iam_user_policy" "instance" {
  user   = aws_iam_user.instance.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "ec2:RunInstances"], Resource = "*" }] })
}

resource "aws_iam_user" "glue" { name = "glue" }
resource "aws_iam_user_policy" "glue" {
  user   = aws_iam_user.glue.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "glue:CreateDevEndpoint"], Resource = "*" }] })
}

