resource "aws_autoscaling_group" "bad" { # want "aws-autoscaling-group-no-load-balancer"
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  target_group_arns   = [aws_lb_target_group.example.arn]
  health_check_type   = "ELB"

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}

resource "aws_autoscaling_group" "good" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  target_group_arns   = ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/73e2d6bc24d8a067"]

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "3"
  }
}
