resource "aws_msk_cluster" "bad" { # want "aws-msk-cluster-basic-monitoring"
  cluster_name           = "orders"
  number_of_broker_nodes = 3
  kafka_version          = "3.8.x"
  enhanced_monitoring    = "PER_BROKER"
}

resource "aws_msk_cluster" "good" {
  cluster_name           = "orders"
  number_of_broker_nodes = 3
  kafka_version          = "3.8.x"
  enhanced_monitoring    = "PER_BROKER"
}
