resource "aws_instance" "bad" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  network_interface {
    device_index         = 0
    network_interface_id = "eni-0123456789abcdef0"
  }
}

resource "aws_instance" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  network_interface {
    device_index         = 0
    network_interface_id = "eni-0123456789abcdef0"
  }
}
