resource "aws_msk_serverless_cluster" "bad" {
  cluster_name = "bad"

  vpc_config {
    subnet_ids = ["subnet-1a2b3c4d", "subnet-5e6f7a8b"]
  }

  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}

resource "aws_msk_cluster_policy" "bad" {
  cluster_arn = aws_msk_serverless_cluster.bad.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-msk-serverless-cluster-public-policy"
      Action    = "kafka:CreateVpcConnection"
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
    }]
  })
}

resource "aws_msk_serverless_cluster" "good" {
  cluster_name = "good"

  vpc_config {
    subnet_ids = ["subnet-1a2b3c4d", "subnet-5e6f7a8b"]
  }

  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}

resource "aws_msk_cluster_policy" "good" {
  cluster_arn = aws_msk_serverless_cluster.good.arn

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
