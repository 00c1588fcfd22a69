resource "aws_mq_broker" "bad" {
  broker_name        = "orders"
  host_instance_type = "mq.m5.large"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"

  user {
    username = "orders"
    password = var.password
  }

  ldap_server_metadata {
    service_account_username = "broker"
    service_account_password = var.ldap_password # want "aws-mq-broker-ldap-password-in-code"
  }
}

variable "ldap_password" {
  type        = string
  sensitive   = true
  description = "Password of the service account of the LDAP server"
}

resource "aws_mq_broker" "good" {
  broker_name        = "orders"
  host_instance_type = "mq.m5.large"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"

  user {
    username = "orders"
    password = var.password
  }

  ldap_server_metadata {
    service_account_username = "broker"
    service_account_password = var.password
  }
}

variable "password" {
  type      = string
  sensitive = true
}
