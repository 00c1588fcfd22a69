resource "aws_iam_access_key" "bad" { # want "aws-iam-access-key-secret-in-state"
  user    = "builder"
  pgp_key = var.pgp_key
}

variable "pgp_key" {
  type        = string
  description = "PGP public key in base64, or keybase:name"
}

resource "aws_iam_access_key" "good" {
  user    = "builder"
  pgp_key = "keybase:builder"
}
