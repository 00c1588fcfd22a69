resource "aws_batch_job_definition" "bad" {
  name = "bad"
  type = "container"

  container_properties = jsonencode({ # want "aws-batch-job-definition-root-user"
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
    user = "1000"
  })
}

resource "aws_batch_job_definition" "root" {
  name = "root"
  type = "container"

  container_properties = jsonencode({
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    user  = "1000" # want "aws-batch-job-definition-root-user"
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
    user  = "10001"
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
  })
}
