resource "aws_kinesis_resource_policy" "legacy" {
  resource_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/legacy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-kinesis-resource-policy-public-policy"
      Action    = ["kinesis:GetRecords", "kinesis:GetShardIterator"]
      Resource  = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
    }]
  })
}

resource "aws_kinesis_resource_policy" "orders" {
  resource_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = ["kinesis:GetRecords", "kinesis:GetShardIterator"]
      Resource  = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
    }]
  })
}
