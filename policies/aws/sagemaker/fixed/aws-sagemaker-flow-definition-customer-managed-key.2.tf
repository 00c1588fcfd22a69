resource "aws_sagemaker_flow_definition" "bad" {
  flow_definition_name = "x"
  role_arn             = "arn:aws:iam::123456789012:role/x"
  human_loop_config {
    human_task_ui_arn                     = "x"
    task_availability_lifetime_in_seconds = 1
    task_count                            = 1
    task_description                      = "x"
    task_title                            = "x"
    workteam_arn                          = "x"
  }
  output_config { # want "aws-sagemaker-flow-definition-customer-managed-key"
    s3_output_path = "s3://x/"
    kms_key_id     = aws_kms_key.example.arn
  }
}

resource "aws_sagemaker_flow_definition" "good" {
  flow_definition_name = "x"
  role_arn             = "arn:aws:iam::123456789012:role/x"
  human_loop_config {
    human_task_ui_arn                     = "x"
    task_availability_lifetime_in_seconds = 1
    task_count                            = 1
    task_description                      = "x"
    task_title                            = "x"
    workteam_arn                          = "x"
  }
  output_config {
    s3_output_path = "s3://x/"
    kms_key_id     = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}
