resource "aws_iam_account_password_policy" "bad" {
  minimum_password_length        = 14
  password_reuse_prevention      = 24 # want "aws-iam-account-password-policy-reuse"
  max_password_age               = 90
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  allow_users_to_change_password = true
  hard_expiry                    = false
}

resource "aws_iam_account_password_policy" "good" {
  minimum_password_length        = 14
  password_reuse_prevention      = 24
  max_password_age               = 90
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  allow_users_to_change_password = true
  hard_expiry                    = false
}
