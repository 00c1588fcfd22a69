resource "aws_ssoadmin_permission_set" "bad" {
  name         = "bad"
  instance_arn = "arn:aws:sso:::instance/ssoins-1a2b3c4d5e6f7a8b"
}

resource "aws_ssoadmin_managed_policy_attachment" "bad" {
  instance_arn       = aws_ssoadmin_permission_set.bad.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.bad.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" # want "aws-ssoadmin-permission-set-administrator"
}

resource "aws_ssoadmin_permission_set" "good" {
  name         = "good"
  instance_arn = "arn:aws:sso:::instance/ssoins-1a2b3c4d5e6f7a8b"
}

resource "aws_ssoadmin_managed_policy_attachment" "good" {
  instance_arn       = aws_ssoadmin_permission_set.good.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.good.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
