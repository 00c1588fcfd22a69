resource "aws_mq_broker" "bad" { # want "aws-mq-broker-customer-managed-key"
  broker_name                = "x"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  auto_minor_version_upgrade = true
  user {
    username = "app"
    password = var.password
  }

  encryption_options {
    use_aws_owned_key = false
    kms_key_id        = aws_kms_key.example.arn
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
  encryption_options {
    use_aws_owned_key = false
    kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}
