resource "aws_ec2_serial_console_access" "bad" {
  enabled = false # want "aws-ec2-serial-console-access-enabled"
}

resource "aws_ec2_serial_console_access" "unset" { # want "aws-ec2-serial-console-access-enabled"
  enabled = false
}

resource "aws_ec2_serial_console_access" "good" {
  enabled = false
}
