resource "aws_apprunner_service" "bad" {
  service_name = "bad"

  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/aws-containers/hello-app-runner:1.0"
      image_repository_type = "ECR_PUBLIC"

      image_configuration {
        runtime_environment_variables = {
          DB_PASSWORD = var.service_secret # want "aws-apprunner-service-secret-in-environment"
        }
      }
    }
  }
}

variable "service_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_apprunner_service" "good" {
  service_name = "good"

  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/aws-containers/hello-app-runner:1.0"
      image_repository_type = "ECR_PUBLIC"

      image_configuration {
        runtime_environment_secrets = {
          DB_PASSWORD = "arn:aws:ssm:eu-central-1:123456789012:parameter/db"
        }
      }
    }
  }
}
