resource "aws_glue_job" "legacy" {
  name         = "legacy"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "5.0"

  command {
    script_location = "s3://example-scripts/legacy.py"
  }
  default_arguments = {
    "--db_password" = var.job_secret # want "aws-glue-job-secret-in-arguments"
  }
}

variable "job_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_glue_job" "orders" {
  name         = "orders"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "5.0"

  command {
    script_location = "s3://example-scripts/orders.py"
  }
  default_arguments = {
    "--db_secret_name" = "prod/db"
  }
}
