resource "aws_sagemaker_data_quality_job_definition" "bad" {
  role_arn = "arn:aws:iam::123456789012:role/x"
  data_quality_app_specification {
    image_uri = "x"
  }
  data_quality_job_input {
    endpoint_input {
      endpoint_name = "e"
    }
  }
  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://x"
      }
    }
  }
  job_resources {
    cluster_config { # want "aws-sagemaker-data-quality-job-definition-volume-customer-managed-key"
      instance_count    = 1
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
      volume_kms_key_id = aws_kms_key.monitoring.arn
    }
  }
}

resource "aws_kms_key" "monitoring" {
  description             = "Encrypts the volume of the job"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_sagemaker_data_quality_job_definition" "good" {
  role_arn = "arn:aws:iam::123456789012:role/x"
  data_quality_app_specification {
    image_uri = "x"
  }
  data_quality_job_input {
    endpoint_input {
      endpoint_name = "e"
    }
  }
  data_quality_job_output_config {
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://x"
      }
    }
  }
  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
      volume_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/1"
    }
  }
  network_config {
    enable_inter_container_traffic_encryption = true
  }
}
