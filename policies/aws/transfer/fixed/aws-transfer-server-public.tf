resource "aws_transfer_server" "bad" { # want "aws-transfer-server-public"
  identity_provider_type = "SERVICE_MANAGED"
  endpoint_type          = "VPC"

  endpoint_details {
    vpc_id     = aws_vpc.example.id
    subnet_ids = [aws_subnet.private.id]
  }
}

resource "aws_transfer_server" "explicit" {
  endpoint_type = "VPC" # want "aws-transfer-server-public"

  endpoint_details {
    vpc_id     = aws_vpc.example.id
    subnet_ids = [aws_subnet.private.id]
  }
}

resource "aws_transfer_server" "good" {
  endpoint_type = "VPC"

  endpoint_details {
    subnet_ids = ["subnet-0a1b2c3d"]
    vpc_id     = "vpc-0a1b2c3d"
  }
}
