resource "aws_lightsail_instance" "bad" {
  name              = "bad"
  availability_zone = "eu-central-1a"
  blueprint_id      = "amazon_linux_2023"
  bundle_id         = "nano_3_0"
  user_data         = "export AWS_ACCESS_KEY_ID=AKIAZQ3DRSTUVWXY2345 AWS_SECRET_ACCESS_KEY=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" # want "aws-lightsail-instance-user-data-secret"
}

resource "aws_lightsail_instance" "good" {
  name              = "good"
  availability_zone = "eu-central-1a"
  blueprint_id      = "amazon_linux_2023"
  bundle_id         = "nano_3_0"
  user_data         = "dnf -y update"
}
