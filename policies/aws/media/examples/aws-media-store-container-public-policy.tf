resource "aws_media_store_container" "bad" {
  name = "live"
}

resource "aws_media_store_container_policy" "bad" {
  container_name = aws_media_store_container.bad.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-media-store-container-public-policy"
      Action    = "mediastore:PutObject"
      Resource  = "arn:aws:mediastore:eu-central-1:123456789012:container/live/*"
    }]
  })
}

resource "aws_media_store_container" "good" {
  name = "studio"
}

resource "aws_media_store_container_policy" "good" {
  container_name = aws_media_store_container.good.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "mediastore:*"
      Resource  = "arn:aws:mediastore:eu-central-1:123456789012:container/studio/*"
    }]
  })
}
