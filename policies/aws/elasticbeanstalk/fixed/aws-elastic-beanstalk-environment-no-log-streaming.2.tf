resource "aws_elastic_beanstalk_environment" "bad" { # want "aws-elastic-beanstalk-environment-no-log-streaming"
  name                = "bad"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"
}

resource "aws_elastic_beanstalk_environment" "off" {
  name                = "off"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:elasticbeanstalk:cloudwatch:logs"
    name      = "StreamLogs"
    value     = "true" # want "aws-elastic-beanstalk-environment-no-log-streaming"
  }
}

resource "aws_elastic_beanstalk_environment" "good" {
  name                = "good"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:elasticbeanstalk:cloudwatch:logs"
    name      = "StreamLogs"
    value     = "true"
  }
}
