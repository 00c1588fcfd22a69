resource "aws_sns_topic_subscription" "bad" {
  topic_arn = "arn:aws:sns:eu-central-1:123456789012:orders"
  protocol  = "https" # want "aws-sns-topic-subscription-plaintext-endpoint"
  endpoint  = "http://orders.example.com/"
}

resource "aws_sns_topic_subscription" "good" {
  topic_arn = "arn:aws:sns:eu-central-1:123456789012:orders"
  protocol  = "https"
  endpoint  = "https://orders.example.com/"
}
