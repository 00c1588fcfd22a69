resource "aws_apprunner_service" "bad" { # want "aws-apprunner-service-not-observed"
  service_name = "bad"

  source_configuration {
    image_repository {
      image_identifier      = "public.ecr.aws/aws-containers/hello-app-runner:1.0"
      image_repository_type = "ECR_PUBLIC"
    }
  }

  observability_configuration {
    observability_enabled           = true
    observability_configuration_arn = aws_apprunner_observability_configuration.tracing.arn
  }
}

resource "aws_apprunner_observability_configuration" "tracing" {
  observability_configuration_name = "tracing"

  trace_configuration {
    vendor = "AWSXRAY"
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

  observability_configuration {
    observability_enabled           = true
    observability_configuration_arn = "arn:aws:apprunner:eu-central-1:123456789012:observabilityconfiguration/xray/1/0123456789abcdef"
  }
}
