resource "aws_glue_dev_endpoint" "legacy" { # want "aws-glue-dev-endpoint-security-configuration-missing"
  name                   = "legacy"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.example.name
}

resource "aws_glue_dev_endpoint" "orders" {
  name                   = "orders"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  security_configuration = "encrypted"
}
