resource "aws_ec2_host" "bad" { # want "aws-ec2-host-no-recovery"
  instance_type     = "c6i.large"
  availability_zone = "eu-central-1a"
  host_recovery     = "on"
}

resource "aws_ec2_host" "good" {
  instance_type     = "c6i.large"
  availability_zone = "eu-central-1a"
  host_recovery     = "on"
}
