resource "aws_launch_configuration" "bad" {
  image_id      = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = "#!/bin/bash\nexport AWS_ACCESS_KEY_ID=AKIAZQ3DRSTUVWXY2345 AWS_SECRET_ACCESS_KEY=hT8kPq2LrVz0mXwN4cJd7sBfGyUeAo1iRt6vKnW3\naws s3 cp s3://example-artifacts/app.tar.gz /opt/\n" # want "aws-launch-configuration-user-data-secret"
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
