resource "aws_iam_policy" "bad" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:DeleteTable"] # want "aws-iam-policy-unconstrained-write"
      Resource = "*"
      }, {
      Effect   = "Allow"
      Action   = "s3:ListBucket"
      Resource = "arn:aws:s3:::example"
    }]
  })
}

resource "aws_iam_policy" "good" {
  name = "example"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = ["arn:aws:s3:::example/*"]
    }]
  })
}

resource "aws_iam_policy" "service" {
  name = "service"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:*"] # want "aws-iam-policy-unconstrained-write"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "traces" {
  name = "traces"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
      Resource = "*"
    }]
  })
}
