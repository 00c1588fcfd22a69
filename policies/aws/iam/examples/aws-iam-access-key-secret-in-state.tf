resource "aws_iam_access_key" "bad" { # want "aws-iam-access-key-secret-in-state"
  user = "builder"
}

resource "aws_iam_access_key" "good" {
  user    = "builder"
  pgp_key = "keybase:builder"
}
