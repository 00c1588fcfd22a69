resource "aws_ssoadmin_permission_set" "bad" {
  name             = "x"
  instance_arn     = "arn:aws:sso:::instance/ssoins-1"
  session_duration = "PT4H" # want "aws-ssoadmin-permission-set-long-session"
}

resource "aws_ssoadmin_permission_set" "good" {
  name             = "x"
  instance_arn     = "arn:aws:sso:::instance/ssoins-1"
  session_duration = "PT4H"
}
