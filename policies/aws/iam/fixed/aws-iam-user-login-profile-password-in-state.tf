resource "aws_iam_user_login_profile" "bad" { # want "aws-iam-user-login-profile-password-in-state"
  user                    = "ada"
  password_reset_required = true
  pgp_key                 = var.pgp_key
}

variable "pgp_key" {
  type        = string
  description = "PGP public key in base64, or keybase:name"
}

resource "aws_iam_user_login_profile" "good" {
  user                    = "ada"
  password_reset_required = true
  pgp_key                 = "keybase:ada"
}
