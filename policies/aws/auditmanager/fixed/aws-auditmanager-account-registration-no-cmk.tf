resource "aws_auditmanager_account_registration" "bad" { # want "aws-auditmanager-account-registration-no-cmk"
  deregister_on_destroy = true
  kms_key               = aws_kms_key.auditmanager.arn
}

resource "aws_kms_key" "auditmanager" {
  description         = "Encrypts audit evidence"
  enable_key_rotation = true
}

resource "aws_auditmanager_account_registration" "good" {
  kms_key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
