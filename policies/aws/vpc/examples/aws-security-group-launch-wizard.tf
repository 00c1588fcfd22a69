resource "aws_security_group" "bad" {
  name = "launch-wizard-3" # want "aws-security-group-launch-wizard"
}

resource "aws_security_group" "good" {
  name = "web"
}
