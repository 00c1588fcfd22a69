resource "aws_appstream_fleet" "bad" {
  name                           = "bad"
  instance_type                  = "stream.standard.medium"
  image_name                     = "apps-2026"
  enable_default_internet_access = false # want "aws-appstream-fleet-internet-access"

  compute_capacity {
    desired_instances = 2
  }
}

resource "aws_appstream_fleet" "good" {
  name          = "good"
  instance_type = "stream.standard.medium"
  image_name    = "apps-2026"

  compute_capacity {
    desired_instances = 2
  }
}
