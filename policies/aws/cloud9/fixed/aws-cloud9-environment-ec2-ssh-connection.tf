resource "aws_cloud9_environment_ec2" "bad" { # want "aws-cloud9-environment-ec2-ssh-connection"
  name            = "dev"
  instance_type   = "t3.small"
  image_id        = "amazonlinux-2023-x86_64"
  connection_type = "CONNECT_SSM"
}

resource "aws_cloud9_environment_ec2" "good" {
  name            = "dev"
  instance_type   = "t3.small"
  image_id        = "amazonlinux-2023-x86_64"
  connection_type = "CONNECT_SSM"
}
