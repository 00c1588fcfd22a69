resource "aws_ami_launch_permission" "bad" {
  image_id   = "ami-0abcdef1234567890"
  account_id = "111122223333"
}

resource "aws_ami_launch_permission" "good" {
  image_id         = "ami-0abcdef1234567890"
  organization_arn = "arn:aws:organizations::123456789012:organization/o-123example"
}
