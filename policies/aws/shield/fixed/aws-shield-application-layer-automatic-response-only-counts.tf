resource "aws_shield_application_layer_automatic_response" "bad" {
  resource_arn = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD632BHDS5"
  action       = "BLOCK" # want "aws-shield-application-layer-automatic-response-only-counts"
}

resource "aws_shield_application_layer_automatic_response" "good" {
  resource_arn = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD632BHDS5"
  action       = "BLOCK"
}
