resource "aws_launch_template" "bad" {
  name_prefix = "web-"
  image_id    = "ami-0abcdef1234567890"

  user_data = base64encode(<<-EOT # want "aws-launch-template-user-data-secret"
    #!/bin/bash
    export AWS_SECRET_ACCESS_KEY=hT8kPq2LrVz0mXwN4cJd7sBfGyUeAo1iRt6vKnW3
    export AWS_ACCESS_KEY_ID=AKIAZQ3DRSTUVWXY2345
  EOT
  )
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
