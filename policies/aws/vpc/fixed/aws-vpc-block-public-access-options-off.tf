resource "aws_vpc_block_public_access_options" "bad" {
  internet_gateway_block_mode = "block-ingress" # want "aws-vpc-block-public-access-options-off"
}

resource "aws_vpc_block_public_access_options" "good" {
  internet_gateway_block_mode = "block-ingress"
}
