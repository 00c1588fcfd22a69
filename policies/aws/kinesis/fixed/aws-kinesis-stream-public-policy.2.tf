resource "aws_kinesis_stream" "legacy" {
  name        = "legacy"
  shard_count = 1
}

resource "aws_kinesis_stream" "orders" {
  name        = "orders"
  shard_count = 1
}

resource "aws_kinesis_resource_policy" "legacy" {
  resource_arn = aws_kinesis_stream.legacy.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # want "aws-kinesis-stream-public-policy"
      Action    = ["kinesis:GetRecords", "kinesis:GetShardIterator"]
      Resource  = aws_kinesis_stream.legacy.arn
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
    }]
  })
}

resource "aws_kinesis_resource_policy" "orders" {
  resource_arn = aws_kinesis_stream.orders.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:role/reports" }
      Action    = ["kinesis:GetRecords", "kinesis:GetShardIterator"]
      Resource  = aws_kinesis_stream.orders.arn
    }]
  })
}
