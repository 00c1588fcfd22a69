resource "aws_synthetics_canary" "bad" {
  name                 = "login"
  artifact_s3_location = "s3://example-canaries/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "canary.zip"

  schedule {
    expression = "rate(5 minutes)"
  }

  run_config {
    environment_variables = {
      LOGIN_PASSWORD = var.canary_secret # want "aws-synthetics-canary-secrets-in-environment"
    }
  }
}

variable "canary_secret" {
  type        = string
  sensitive   = true
  description = "Secret that the canary reads from its environment"
}

resource "aws_synthetics_canary" "good" {
  name                 = "login"
  artifact_s3_location = "s3://example-canaries/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "canary.zip"

  schedule {
    expression = "rate(5 minutes)"
  }

  run_config {
    environment_variables = {
      LOGIN_URL = "https://shop.example.com/login"
    }
  }
}
