resource "aws_autoscaling_group" "bad" { # want "aws-autoscaling-group-single-zone"
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}

resource "aws_autoscaling_group" "zone" { # want "aws-autoscaling-group-single-zone"
  min_size           = 2
  max_size           = 6
  availability_zones = ["eu-central-1a"]

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}

resource "aws_autoscaling_group" "good" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}
