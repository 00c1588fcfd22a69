resource "aws_apprunner_service" "bad" { # want "aws-apprunner-service-no-customer-key"
  service_name = "bad"

  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/aws-containers/hello-app-runner:1.0"
      image_repository_type = "ECR_PUBLIC"
    }
  }

  encryption_configuration {
    kms_key = aws_kms_key.example.arn
  }
}

resource "aws_apprunner_service" "good" {
  service_name = "good"

  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/aws-containers/hello-app-runner:1.0"
      image_repository_type = "ECR_PUBLIC"
    }
  }

  encryption_configuration {
    kms_key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
