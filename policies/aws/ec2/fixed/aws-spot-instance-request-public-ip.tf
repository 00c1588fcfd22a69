resource "aws_spot_instance_request" "bad" {
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "c6i.large"
  associate_public_ip_address = false # want "aws-spot-instance-request-public-ip"
}

resource "aws_spot_instance_request" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "c6i.large"
}
