resource "aws_securityhub_configuration_policy" "bad" {
  name = "sandbox"

  configuration_policy {
    service_enabled       = true # want "aws-securityhub-configuration-policy-service-disabled"
    enabled_standard_arns = ["arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0"]

    security_controls_configuration {
      disabled_control_identifiers = []
    }
  }
}

resource "aws_securityhub_configuration_policy" "good" {
  name = "production"

  configuration_policy {
    service_enabled       = true
    enabled_standard_arns = ["arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0"]

    security_controls_configuration {
      disabled_control_identifiers = []
    }
  }
}
