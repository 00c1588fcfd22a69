resource "aws_launch_configuration" "bad" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1 # want "aws-launch-configuration-metadata-hop-limit"
  }
}

resource "aws_launch_configuration" "good" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}
