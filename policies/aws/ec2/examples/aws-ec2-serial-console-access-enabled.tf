resource "aws_ec2_serial_console_access" "bad" {
  enabled = true # want "aws-ec2-serial-console-access-enabled"
}

resource "aws_ec2_serial_console_access" "unset" { # want "aws-ec2-serial-console-access-enabled"
}

resource "aws_ec2_serial_console_access" "good" {
  enabled = false
}
