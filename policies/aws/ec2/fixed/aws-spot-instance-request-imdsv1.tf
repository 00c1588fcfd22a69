resource "aws_spot_instance_request" "bad" { # want "aws-spot-instance-request-imdsv1"
  ami           = "ami-0abcdef1234567890"
  instance_type = "c6i.large"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_spot_instance_request" "good" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "c6i.large"

  metadata_options {
    http_tokens = "required"
  }
}
