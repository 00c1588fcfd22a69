resource "aws_elastic_beanstalk_environment" "bad" {
  name                = "bad"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:elasticbeanstalk:application:environmentsecrets"
    name      = "DB_PASSWORD"
    value     = "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3" # want "aws-elastic-beanstalk-environment-secret-in-environment"
  }
}

resource "aws_elastic_beanstalk_environment" "good" {
  name                = "good"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:elasticbeanstalk:application:environmentsecrets"
    name      = "DB_PASSWORD"
    value     = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf"
  }
}
