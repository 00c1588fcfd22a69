resource "aws_ami_launch_permission" "bad" {
  image_id   = "ami-0abcdef1234567890"
  account_id = "123456789012" # want "aws-ami-launch-permission-shared-with-account"
}

resource "aws_ami_launch_permission" "good" {
  image_id                = "ami-0abcdef1234567890"
  organizational_unit_arn = "arn:aws:organizations::123456789012:ou/o-123example/ou-1234-5example"
}
