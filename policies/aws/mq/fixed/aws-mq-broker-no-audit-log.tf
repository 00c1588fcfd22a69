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

resource "aws_cloudwatch_log_resource_policy" "mq" {
  policy_name = "amazon-mq-logs"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "mq.amazonaws.com"
        }
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:*:*:log-group:/aws/amazonmq/*"
      },
    ]
  })
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

resource "aws_cloudwatch_log_resource_policy" "mq_2" {
  policy_name = "amazon-mq-logs"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "mq.amazonaws.com"
        }
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:*:*:log-group:/aws/amazonmq/*"
      },
    ]
  })
}
