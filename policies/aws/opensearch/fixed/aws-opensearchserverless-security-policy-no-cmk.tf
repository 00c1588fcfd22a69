resource "aws_opensearchserverless_security_policy" "bad" {
  name = "aws-key"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/logs"] }]
    AWSOwnedKey = false # want "aws-opensearchserverless-security-policy-no-cmk"
    KmsARN      = aws_kms_key.search.arn
  })
}

resource "aws_kms_key" "search" {
  description             = "Encrypts the collections"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_opensearchserverless_security_policy" "good" {
  name = "own-key"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/logs"] }]
    AWSOwnedKey = false
    KmsARN      = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  })
}
