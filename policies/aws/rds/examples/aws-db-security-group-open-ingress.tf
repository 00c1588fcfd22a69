resource "aws_db_security_group" "legacy" {
  name = "legacy"

  ingress {
    cidr = "0.0.0.0/0" # want "aws-db-security-group-open-ingress"
  }
}

resource "aws_db_security_group" "orders" {
  name = "orders"

  ingress {
    cidr = "10.0.0.0/16"
  }
}
