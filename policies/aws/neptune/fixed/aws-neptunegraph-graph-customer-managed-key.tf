resource "aws_kms_key" "data" {
  description         = "Data at rest"
  enable_key_rotation = true
}

resource "aws_neptunegraph_graph" "legacy" { # want "aws-neptunegraph-graph-customer-managed-key"
  graph_name         = "legacy"
  provisioned_memory = 16
  kms_key_identifier = aws_kms_key.neptune.arn
}

resource "aws_kms_key" "neptune" {
  description             = "Encrypts the graph"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_neptunegraph_graph" "orders" {
  graph_name         = "orders"
  provisioned_memory = 16
  kms_key_identifier = aws_kms_key.data.arn
}
