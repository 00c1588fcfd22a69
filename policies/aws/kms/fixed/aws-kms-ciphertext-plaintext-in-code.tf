resource "aws_kms_ciphertext" "bad" {
  key_id    = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  plaintext = var.plaintext # want "aws-kms-ciphertext-plaintext-in-code"
}

variable "plaintext" {
  type        = string
  sensitive   = true
  description = "Plaintext that is encrypted"
}

resource "aws_kms_ciphertext" "good" {
  key_id    = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  plaintext = var.token
}

variable "token" {
  type      = string
  sensitive = true
}
