resource "aws_route53_key_signing_key" "bad" {
  name                       = "old"
  hosted_zone_id             = "Z0123456789ABCDEFGHIJ"
  key_management_service_arn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  status                     = "ACTIVE" # want "aws-route53-key-signing-key-inactive"
}

resource "aws_route53_key_signing_key" "good" {
  name                       = "current"
  hosted_zone_id             = "Z0123456789ABCDEFGHIJ"
  key_management_service_arn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
