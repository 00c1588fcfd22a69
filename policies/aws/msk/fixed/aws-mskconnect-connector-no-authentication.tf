resource "aws_mskconnect_connector" "bad" {
  name = "orders"

  kafka_cluster_client_authentication {
    authentication_type = "IAM" # want "aws-mskconnect-connector-no-authentication"
  }
}

resource "aws_mskconnect_connector" "good" {
  name = "orders"

  kafka_cluster_client_authentication {
    authentication_type = "IAM"
  }
}
