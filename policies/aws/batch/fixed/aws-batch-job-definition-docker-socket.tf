resource "aws_batch_job_definition" "bad" {
  name = "bad"
  type = "container"

  container_properties = jsonencode({
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/job:1.4.2"
    volumes = [
      {
        name = "docker"
      }
    ]
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
    volumes = [
      {
        name = "scratch"
        host = {
          sourcePath = "/scratch"
        }
      }
    ]
    resourceRequirements = [
      { type = "VCPU", value = "1" },
      { type = "MEMORY", value = "2048" }
    ]
  })
}
