resource "aws_elastic_beanstalk_environment" "bad" {
  name                = "bad"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:ec2:vpc"
    name      = "AssociatePublicIpAddress"
    value     = "false" # want "aws-elastic-beanstalk-environment-public-ip"
  }
}

resource "aws_elastic_beanstalk_environment" "good" {
  name                = "good"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:ec2:vpc"
    name      = "AssociatePublicIpAddress"
    value     = "false"
  }
}
