resource "aws_msk_cluster" "bad" {
  cluster_name           = "x"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-1"]
    security_groups = ["sg-1"]
  }
  client_authentication {
    unauthenticated = false # want "aws-msk-cluster-unauthenticated"

    sasl {
      iam = true
    }
  }
}

resource "aws_msk_cluster" "good" {
  cluster_name           = "x"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-1"]
    security_groups = ["sg-1"]
  }
  client_authentication {
    unauthenticated = false
    sasl {
      iam = true
    }
  }
}
