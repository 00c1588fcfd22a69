resource "aws_opensearchserverless_collection" "bad" {
  name             = "logs"
  standby_replicas = "ENABLED" # want "aws-opensearchserverless-collection-no-standby"
}

resource "aws_opensearchserverless_collection" "good" {
  name = "logs"
}
