resource "aws_datasync_location_hdfs" "bad" {
  agent_arns          = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  authentication_type = "SIMPLE"
  simple_user         = "datasync"

  name_node {
    hostname = "name.example.com"
    port     = 8020
  }

  qop_configuration {
    data_transfer_protection = "PRIVACY" # want "aws-datasync-location-hdfs-unprotected-transfer"
    rpc_protection           = "PRIVACY"
  }
}

resource "aws_datasync_location_hdfs" "good" {
  agent_arns          = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  authentication_type = "SIMPLE"
  simple_user         = "datasync"

  name_node {
    hostname = "name.example.com"
    port     = 8020
  }

  qop_configuration {
    data_transfer_protection = "PRIVACY"
    rpc_protection           = "PRIVACY"
  }
}
