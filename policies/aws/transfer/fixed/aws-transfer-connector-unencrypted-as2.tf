resource "aws_transfer_connector" "bad" {
  access_role = "arn:aws:iam::123456789012:role/connector"
  url         = "https://partner.example.com"

  as2_config {
    compression           = "DISABLED"
    encryption_algorithm  = "AES256_CBC" # want "aws-transfer-connector-unencrypted-as2"
    local_profile_id      = "p-0a1b2c3d"
    mdn_response          = "SYNC"
    partner_profile_id    = "p-1a2b3c4d"
    signing_algorithm     = "SHA256"
    mdn_signing_algorithm = "SHA256"
  }
}

resource "aws_transfer_connector" "good" {
  access_role = "arn:aws:iam::123456789012:role/connector"
  url         = "https://partner.example.com"

  as2_config {
    compression           = "DISABLED"
    encryption_algorithm  = "AES256_CBC"
    local_profile_id      = "p-0a1b2c3d"
    mdn_response          = "SYNC"
    partner_profile_id    = "p-1a2b3c4d"
    signing_algorithm     = "SHA256"
    mdn_signing_algorithm = "SHA256"
  }
}
