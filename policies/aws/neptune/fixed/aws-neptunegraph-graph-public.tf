resource "aws_neptunegraph_graph" "legacy" {
  graph_name          = "legacy"
  provisioned_memory  = 16
  public_connectivity = false # want "aws-neptunegraph-graph-public"
}

resource "aws_neptunegraph_graph" "orders" {
  graph_name         = "orders"
  provisioned_memory = 16
}

resource "aws_neptunegraph_graph" "ledger" {
  graph_name          = "ledger"
  provisioned_memory  = 16
  public_connectivity = false
}
