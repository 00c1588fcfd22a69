resource "aws_sagemaker_workforce" "bad" { # want "aws-sagemaker-workforce-any-address"
  workforce_name = "labels"

  source_ip_config {
    cidrs = ["203.0.113.0/24"]
  }
}

resource "aws_sagemaker_workforce" "world" {
  workforce_name = "labels"

  source_ip_config {
    cidrs = ["203.0.113.0/24"] # want "aws-sagemaker-workforce-any-address"
  }
}

resource "aws_sagemaker_workforce" "good" {
  workforce_name = "labels"

  source_ip_config {
    cidrs = ["203.0.113.0/24"]
  }
}
