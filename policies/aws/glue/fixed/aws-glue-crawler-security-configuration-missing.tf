resource "aws_glue_crawler" "legacy" { # want "aws-glue-crawler-security-configuration-missing"
  database_name          = "sales"
  name                   = "legacy"
  role                   = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.example.name

  s3_target {
    path = "s3://example-data"
  }
}

resource "aws_glue_crawler" "orders" {
  database_name = "sales"
  name          = "orders"
  role          = "arn:aws:iam::111122223333:role/glue"

  s3_target {
    path = "s3://example-data"
  }
  security_configuration = "encrypted"
}
