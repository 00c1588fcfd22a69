resource "aws_glue_job" "legacy" {
  name     = "legacy"
  role_arn = "arn:aws:iam::111122223333:role/glue"

  command {
    script_location = "s3://example-scripts/legacy.py"
  }
  glue_version = "5.0" # want "aws-glue-job-old-version"
}

resource "aws_glue_job" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/glue"

  command {
    script_location = "s3://example-scripts/orders.py"
  }
  glue_version = "5.0"
}
