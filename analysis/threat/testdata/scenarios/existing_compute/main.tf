# What already runs with a role is as good as the role for whoever may change it.

resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "ec2.amazonaws.com"] } }] })
}
resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_instance_profile" "admin" {
  name = "admin"
  role = aws_iam_role.admin.name
}
resource "aws_instance" "web" {
  ami                  = "ami-12345678"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.admin.name
  tags                 = { team = "web" }
}

resource "aws_iam_user" "ssm" { name = "ssm" }
resource "aws_iam_user_policy" "ssm" {
  user   = aws_iam_user.ssm.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:SendCommand", Resource = "*" }] })
}

resource "aws_iam_user" "tagged" { name = "tagged" }
resource "aws_iam_user_policy" "tagged" {
  user   = aws_iam_user.tagged.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:StartSession", Resource = "arn:aws:ec2:*:*:instance/*", Condition = { StringEquals = { "aws:ResourceTag/team" = "web" } } }] })
}

resource "aws_iam_user" "other_tag" { name = "other_tag" }
resource "aws_iam_user_policy" "other_tag" {
  user   = aws_iam_user.other_tag.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:StartSession", Resource = "arn:aws:ec2:*:*:instance/*", Condition = { StringEquals = { "aws:ResourceTag/team" = "db" } } }] })
}

resource "aws_iam_user" "restarts" { name = "restarts" }
resource "aws_iam_user_policy" "restarts" {
  user   = aws_iam_user.restarts.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"], Resource = "*" }] })
}

