resource "aws_transfer_server" "bad" { # want "aws-transfer-server-public"
  identity_provider_type = "SERVICE_MANAGED"
}

resource "aws_transfer_server" "explicit" {
  endpoint_type = "PUBLIC" # want "aws-transfer-server-public"
}

resource "aws_transfer_server" "good" {
  endpoint_type = "VPC"

  endpoint_details {
    subnet_ids = ["subnet-0a1b2c3d"]
    vpc_id     = "vpc-0a1b2c3d"
  }
}
