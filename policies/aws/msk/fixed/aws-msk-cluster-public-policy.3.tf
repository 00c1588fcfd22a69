resource "aws_msk_cluster" "bad" {
  cluster_name           = "orders"
  number_of_broker_nodes = 3
  kafka_version          = "3.8.x"
}

resource "aws_msk_cluster" "good" {
  cluster_name           = "orders"
  number_of_broker_nodes = 3
  kafka_version          = "3.8.x"
}

resource "aws_msk_cluster_policy" "good" {
  cluster_arn = aws_msk_cluster.good.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "kafka:CreateVpcConnection"
      Resource  = "*"
    }]
  })
}
