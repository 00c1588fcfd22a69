resource "aws_ec2_instance_metadata_defaults" "bad" { # want "aws-ec2-instance-metadata-defaults-imdsv1"
  http_put_response_hop_limit = 1
  http_tokens                 = "required"
}

resource "aws_ec2_instance_metadata_defaults" "good" {
  http_tokens                 = "required"
  http_put_response_hop_limit = 1
}
