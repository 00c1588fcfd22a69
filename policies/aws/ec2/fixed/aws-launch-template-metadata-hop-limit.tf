resource "aws_launch_template" "bad" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1 # want "aws-launch-template-metadata-hop-limit"
  }
}

resource "aws_launch_template" "good" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  metadata_options {
    http_tokens = "required"
  }
}
