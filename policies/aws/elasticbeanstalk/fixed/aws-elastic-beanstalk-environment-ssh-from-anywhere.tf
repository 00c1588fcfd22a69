resource "aws_elastic_beanstalk_environment" "bad" {
  name                = "bad"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "SSHSourceRestriction"
    value     = "tcp,22,22,203.0.113.0/24" # want "aws-elastic-beanstalk-environment-ssh-from-anywhere"
  }
}

resource "aws_elastic_beanstalk_environment" "good" {
  name                = "good"
  application         = "shop"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "SSHSourceRestriction"
    value     = "tcp, 22, 22, 203.0.113.0/24"
  }
}
