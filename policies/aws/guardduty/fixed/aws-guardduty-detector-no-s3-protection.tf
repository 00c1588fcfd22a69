resource "aws_guardduty_detector" "bad" {
  datasources {
    s3_logs {
      enable = true # want "aws-guardduty-detector-no-s3-protection"
    }
  }
}

resource "aws_guardduty_detector" "good" {
  datasources {
    s3_logs {
      enable = true
    }
  }
}
