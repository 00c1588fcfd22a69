resource "aws_launch_template" "bad" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  user_data = base64encode("#!/bin/bash\nexport AWS_ACCESS_KEY_ID=AKIAZQ3DRSTUVWXY2345 AWS_SECRET_ACCESS_KEY=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\n") # want "aws-launch-template-user-data-secret"
}

resource "aws_launch_template" "good" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  user_data = base64encode(<<-EOT
    #!/bin/bash
    systemctl enable --now app
  EOT
  )
}
