resource "aws_security_group" "bad" {
  name = "app" # want "aws-security-group-launch-wizard"
}

resource "aws_security_group" "good" {
  name = "web"
}
