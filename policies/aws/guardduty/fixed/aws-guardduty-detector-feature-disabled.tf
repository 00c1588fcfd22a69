resource "aws_guardduty_detector_feature" "bad" {
  detector_id = "12abc34d567e8fa901bc2d34e56789f0"
  name        = "RDS_LOGIN_EVENTS"
  status      = "ENABLED" # want "aws-guardduty-detector-feature-disabled"
}

resource "aws_guardduty_detector_feature" "good" {
  detector_id = "12abc34d567e8fa901bc2d34e56789f0"
  name        = "RDS_LOGIN_EVENTS"
  status      = "ENABLED"
}
