resource "aws_transfer_server" "bad" { # want "aws-transfer-server-weak-security-policy"
  protocols            = ["SFTP"]
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "old" {
  security_policy_name = "TransferSecurityPolicy-2024-01" # want "aws-transfer-server-weak-security-policy"
}

resource "aws_transfer_server" "good" {
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "fips" {
  security_policy_name = "TransferSecurityPolicy-FIPS-2024-01"
}
