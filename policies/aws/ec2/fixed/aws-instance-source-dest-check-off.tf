resource "aws_instance" "bad" {
  ami               = "ami-0abcdef1234567890"
  instance_type     = "t3.small"
  source_dest_check = true # want "aws-instance-source-dest-check-off"
}

resource "aws_instance" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
