resource "aws_fis_experiment_template" "bad" {
  description = "reboot"
  role_arn    = "arn:aws:iam::123456789012:role/fis"

  stop_condition {
    source = "aws:cloudwatch:alarm" # want "aws-fis-experiment-template-no-stop-condition"
    value  = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:service-down"
  }
}

resource "aws_fis_experiment_template" "good" {
  description = "reboot"
  role_arn    = "arn:aws:iam::123456789012:role/fis"

  stop_condition {
    source = "aws:cloudwatch:alarm"
    value  = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors"
  }
}
