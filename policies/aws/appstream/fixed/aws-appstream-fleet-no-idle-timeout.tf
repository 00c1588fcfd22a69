resource "aws_appstream_fleet" "bad" { # want "aws-appstream-fleet-no-idle-timeout"
  name                               = "bad"
  instance_type                      = "stream.standard.medium"
  image_name                         = "apps-2026"
  idle_disconnect_timeout_in_seconds = 600

  compute_capacity {
    desired_instances = 2
  }
}

resource "aws_appstream_fleet" "long" {
  name                               = "long"
  instance_type                      = "stream.standard.medium"
  image_name                         = "apps-2026"
  idle_disconnect_timeout_in_seconds = 600 # want "aws-appstream-fleet-no-idle-timeout"

  compute_capacity {
    desired_instances = 2
  }
}

resource "aws_appstream_fleet" "good" {
  name                               = "good"
  instance_type                      = "stream.standard.medium"
  image_name                         = "apps-2026"
  idle_disconnect_timeout_in_seconds = 600

  compute_capacity {
    desired_instances = 2
  }
}
