resource "aws_kms_key" "packages" {
  enable_key_rotation = true
}

resource "aws_codeartifact_domain" "bad" { # want "aws-codeartifact-domain-no-cmk"
  domain         = "example"
  encryption_key = aws_kms_key.codeartifact.arn
}

resource "aws_kms_key" "codeartifact" {
  description         = "Encrypts packages"
  enable_key_rotation = true
}

resource "aws_codeartifact_domain" "good" {
  domain         = "example"
  encryption_key = aws_kms_key.packages.arn
}
