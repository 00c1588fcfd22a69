resource "aws_mskconnect_connector" "bad" {
  name = "orders"

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS" # want "aws-mskconnect-connector-plaintext"
  }
}

resource "aws_mskconnect_connector" "good" {
  name = "orders"

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }
}
