resource "aws_mq_broker" "bad" {
  broker_name        = "orders"
  host_instance_type = "mq.m5.large"
  engine_type        = "ActiveMQ"

  engine_version = "5.19" # want "aws-mq-broker-outdated-engine"

  user {
    username = "orders"
    password = var.password
  }
}

resource "aws_mq_broker" "good" {
  broker_name        = "orders"
  host_instance_type = "mq.m5.large"
  engine_type        = "ActiveMQ"

  engine_version = "5.18"

  user {
    username = "orders"
    password = var.password
  }
}

variable "password" {
  type      = string
  sensitive = true
}
