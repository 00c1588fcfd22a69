resource "aws_imagebuilder_infrastructure_configuration" "bad" { # want "aws-imagebuilder-infrastructure-configuration-no-logs"
  name                  = "bad"
  instance_profile_name = "image-builder"

  logging {
    s3_logs {
      s3_bucket_name = "example-logs"
    }
  }
}

resource "aws_imagebuilder_infrastructure_configuration" "good" {
  name                  = "good"
  instance_profile_name = "image-builder"

  logging {
    s3_logs {
      s3_bucket_name = "example-build-logs"
    }
  }
}
