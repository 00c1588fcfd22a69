resource "aws_inspector2_enabler" "bad" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2", "ECR", "LAMBDA"] # want "aws-inspector2-enabler-not-all-resources"
}

resource "aws_inspector2_enabler" "good" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]
}
