resource "aws_batch_job_definition" "bad" {
  name = "bad"
  type = "container"

  container_properties = jsonencode({
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    environment = [
    ]
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
    secrets = [
      {
        name      = "DB_PASSWORD"
        valueFrom = "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
      },
    ]
  })
}

resource "aws_batch_job_definition" "good" {
  name = "good"
  type = "container"

  container_properties = jsonencode({
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    environment = [
      { name = "STAGE", value = "production" }
    ]
    secrets = [
      { name = "API_TOKEN", valueFrom = "arn:aws:ssm:eu-central-1:123456789012:parameter/token" }
    ]
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
  })
}
