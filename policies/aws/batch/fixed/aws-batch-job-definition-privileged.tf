resource "aws_batch_job_definition" "bad" {
  name = "bad"
  type = "container"

  container_properties = jsonencode({
    image      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    privileged = false # want "aws-batch-job-definition-privileged"
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
  })
}

resource "aws_batch_job_definition" "good" {
  name = "good"
  type = "container"

  container_properties = jsonencode({
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
  })
}
