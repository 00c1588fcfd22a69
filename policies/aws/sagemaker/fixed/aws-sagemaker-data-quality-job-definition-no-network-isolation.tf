resource "aws_sagemaker_data_quality_job_definition" "bad" { # want "aws-sagemaker-data-quality-job-definition-no-network-isolation"
  role_arn = "arn:aws:iam::123456789012:role/monitor"

  data_quality_app_specification {
    image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/analyzer:1.4"
  }

  network_config {
    enable_network_isolation = true
  }
}

resource "aws_sagemaker_data_quality_job_definition" "off" {
  role_arn = "arn:aws:iam::123456789012:role/monitor"

  data_quality_app_specification {
    image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/analyzer:1.4"
  }

  network_config {
    enable_network_isolation = true # want "aws-sagemaker-data-quality-job-definition-no-network-isolation"
  }
}

resource "aws_sagemaker_data_quality_job_definition" "good" {
  role_arn = "arn:aws:iam::123456789012:role/monitor"

  data_quality_app_specification {
    image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/analyzer:1.4"
  }

  network_config {
    enable_network_isolation = true
  }
}
