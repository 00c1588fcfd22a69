resource "aws_autoscaling_group" "bad" { # want "aws-autoscaling-group-no-propagated-tags"
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "kept" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = false # want "aws-autoscaling-group-no-propagated-tags"
  }

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}

resource "aws_autoscaling_group" "good" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}
