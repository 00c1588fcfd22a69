resource "aws_mq_broker" "bad" {
  broker_name                = "x"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = var.broker_password # want "aws-mq-broker-literal-password"
  }
}

variable "broker_password" {
  type        = string
  sensitive   = true
  description = "Password of the user of the broker"
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
}
