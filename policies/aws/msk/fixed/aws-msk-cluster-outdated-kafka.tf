resource "aws_msk_cluster" "bad" {
  cluster_name           = "orders"
  number_of_broker_nodes = 3
  kafka_version          = "3.8.x" # want "aws-msk-cluster-outdated-kafka"
}

resource "aws_msk_cluster" "good" {
  cluster_name           = "orders"
  number_of_broker_nodes = 3
  kafka_version          = "3.8.x"
}
