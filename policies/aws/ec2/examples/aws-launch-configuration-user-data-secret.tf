resource "aws_launch_configuration" "bad" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT # want "aws-launch-configuration-user-data-secret"
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAZQ3DRSTUVWXY2345
    export AWS_SECRET_ACCESS_KEY=hT8kPq2LrVz0mXwN4cJd7sBfGyUeAo1iRt6vKnW3
    aws s3 cp s3://example-artifacts/app.tar.gz /opt/
  EOT
}

resource "aws_launch_configuration" "good" {
  image_id             = "ami-0abcdef1234567890"
  instance_type        = "t3.small"
  iam_instance_profile = "app"

  user_data = <<-EOT
    #!/bin/bash
    aws s3 cp s3://example-artifacts/app.tar.gz /opt/
  EOT
}
