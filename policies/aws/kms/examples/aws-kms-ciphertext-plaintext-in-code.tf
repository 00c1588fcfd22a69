resource "aws_kms_ciphertext" "bad" {
  key_id    = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  plaintext = "Ur9-tuq2-Nnem" # want "aws-kms-ciphertext-plaintext-in-code"
}

resource "aws_kms_ciphertext" "good" {
  key_id    = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  plaintext = var.token
}

variable "token" {
  type      = string
  sensitive = true
}
