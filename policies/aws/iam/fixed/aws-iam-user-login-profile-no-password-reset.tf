resource "aws_iam_user_login_profile" "bad" { # want "aws-iam-user-login-profile-no-password-reset"
  user                    = "ada"
  pgp_key                 = "keybase:ada"
  password_reset_required = true
}

resource "aws_iam_user_login_profile" "off" {
  user                    = "ada"
  pgp_key                 = "keybase:ada"
  password_reset_required = true # want "aws-iam-user-login-profile-no-password-reset"
}

resource "aws_iam_user_login_profile" "good" {
  user                    = "ada"
  pgp_key                 = "keybase:ada"
  password_reset_required = true
}
