resource "aws_cloudwatch_event_permission" "bad" {
  statement_id = "Events"
  principal    = "111122223333" # want "aws-cloudwatch-event-permission-public"
}

resource "aws_cloudwatch_event_permission" "organization" {
  statement_id = "Events"

  principal = "*"

  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = "o-a1b2c3d4e5"
  }
}

resource "aws_cloudwatch_event_permission" "good" {
  statement_id = "Events"
  principal    = "123456789012"
}
