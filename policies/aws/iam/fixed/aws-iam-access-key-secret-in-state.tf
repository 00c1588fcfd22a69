resource "aws_iam_access_key" "bad" { # want "aws-iam-access-key-secret-in-state"
  user    = "builder"
  pgp_key = var.pgp_key
}

resource "aws_iam_access_key" "good" {
  user    = "builder"
  pgp_key = "keybase:builder"
}
