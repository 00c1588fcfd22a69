resource "aws_codebuild_report_group" "bad" {
  name = "tests"
  type = "TEST"

  export_config {
    type = "S3"

    s3_destination {
      bucket              = "example-reports"
      encryption_disabled = false # want "aws-codebuild-report-group-unencrypted-export"
      encryption_key      = "arn:aws:kms:eu-central-1:123456789012:alias/aws/s3"
    }
  }
}

resource "aws_codebuild_report_group" "good" {
  name = "tests"
  type = "TEST"

  export_config {
    type = "S3"

    s3_destination {
      bucket         = "example-reports"
      encryption_key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }
}
