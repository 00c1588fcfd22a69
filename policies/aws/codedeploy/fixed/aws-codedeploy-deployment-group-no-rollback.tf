resource "aws_codedeploy_deployment_group" "bad" { # want "aws-codedeploy-deployment-group-no-rollback"
  app_name              = "app"
  deployment_group_name = "production"
  service_role_arn      = "arn:aws:iam::123456789012:role/deploy"

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE"]
  }
}

resource "aws_codedeploy_deployment_group" "good" {
  app_name              = "app"
  deployment_group_name = "production"
  service_role_arn      = "arn:aws:iam::123456789012:role/deploy"

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE"]
  }
}
