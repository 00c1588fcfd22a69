resource "aws_glue_job" "legacy" { # want "aws-glue-job-security-configuration-missing"
  name                   = "legacy"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  glue_version           = "5.0"
  security_configuration = aws_glue_security_configuration.example.name

  command {
    script_location = "s3://example-scripts/legacy.py"
  }
}

resource "aws_glue_job" "orders" {
  name         = "orders"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "5.0"

  command {
    script_location = "s3://example-scripts/orders.py"
  }
  security_configuration = "encrypted"
}
