resource "aws_sns_topic" "bad" {
  name = "x"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/x" }
      Action    = ["sns:Publish"]
      }, {
      Effect    = "Allow"
      Action    = "sns:Publish"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
    }]
  })
}

resource "aws_sns_topic" "good" {
  name = "x"
}
