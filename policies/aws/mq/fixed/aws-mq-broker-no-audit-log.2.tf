resource "aws_mq_broker" "bad" { # want "aws-mq-broker-no-audit-log"
  broker_name                = "x"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = var.password
  }

  logs {
    audit = true
  }
}

resource "aws_mq_broker" "good" {
  broker_name                = "x"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = var.password
  }
  logs {
    audit   = true
    general = true
  }
}

resource "aws_mq_broker" "off" {
  broker_name                = "x"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = var.password
  }
  logs {
    audit   = true # want "aws-mq-broker-no-audit-log"
    general = true
  }
}
