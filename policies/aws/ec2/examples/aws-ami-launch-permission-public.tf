resource "aws_ami_launch_permission" "bad" {
  image_id = "ami-0abcdef1234567890"
  group    = "all" # want "aws-ami-launch-permission-public"
}

resource "aws_ami_launch_permission" "good" {
  image_id         = "ami-0abcdef1234567890"
  organization_arn = "arn:aws:organizations::123456789012:organization/o-123example"
}
