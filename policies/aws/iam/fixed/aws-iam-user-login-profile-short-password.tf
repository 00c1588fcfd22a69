resource "aws_iam_user_login_profile" "bad" {
  user                    = "ada"
  pgp_key                 = "keybase:ada"
  password_reset_required = true
  password_length         = 20 # want "aws-iam-user-login-profile-short-password"
}

resource "aws_iam_user_login_profile" "good" {
  user                    = "ada"
  pgp_key                 = "keybase:ada"
  password_reset_required = true
  password_length         = 20
}
