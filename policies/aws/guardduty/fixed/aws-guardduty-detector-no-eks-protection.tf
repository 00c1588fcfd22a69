resource "aws_guardduty_detector" "bad" {
  datasources {
    kubernetes {
      audit_logs {
        enable = true # want "aws-guardduty-detector-no-eks-protection"
      }
    }
  }
}

resource "aws_guardduty_detector" "good" {
  datasources {
    kubernetes {
      audit_logs {
        enable = true
      }
    }
  }
}
