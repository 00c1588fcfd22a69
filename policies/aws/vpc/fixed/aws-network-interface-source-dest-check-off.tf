resource "aws_network_interface" "bad" {
  subnet_id         = "subnet-0a1b2c3d"
  source_dest_check = true # want "aws-network-interface-source-dest-check-off"
}

resource "aws_network_interface" "good" {
  subnet_id = "subnet-0a1b2c3d"
}
