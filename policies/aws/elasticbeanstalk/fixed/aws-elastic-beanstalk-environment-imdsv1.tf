resource "aws_elastic_beanstalk_environment" "bad" {
  name                = "bad"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "DisableIMDSv1"
    value     = "true" # want "aws-elastic-beanstalk-environment-imdsv1"
  }
}

resource "aws_elastic_beanstalk_environment" "good" {
  name                = "good"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "DisableIMDSv1"
    value     = "true"
  }
}
