resource "aws_osis_pipeline" "bad" { # want "aws-osis-pipeline-public-endpoint"
  pipeline_name               = "logs"
  min_units                   = 1
  max_units                   = 2
  pipeline_configuration_body = file("pipeline.yaml")

  vpc_options {
    subnet_ids              = [aws_subnet.private.id]
    security_group_ids      = [aws_security_group.example.id]
    vpc_endpoint_management = "SERVICE"
  }
}

resource "aws_osis_pipeline" "good" {
  pipeline_name               = "logs"
  min_units                   = 1
  max_units                   = 2
  pipeline_configuration_body = file("pipeline.yaml")

  vpc_options {
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = ["sg-0a1b2c3d"]
  }
}
