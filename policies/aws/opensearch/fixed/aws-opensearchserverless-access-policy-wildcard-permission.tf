resource "aws_opensearchserverless_access_policy" "bad" {
  name = "app"
  type = "data"
  policy = jsonencode([{
    Rules = [{
      ResourceType = "index"
      Resource     = ["index/logs/*"]
      Permission   = ["aoss:ReadDocument"] # want "aws-opensearchserverless-access-policy-wildcard-permission"
    }]
    Principal = ["arn:aws:iam::123456789012:role/app"]
  }])
}

resource "aws_opensearchserverless_access_policy" "good" {
  name = "app"
  type = "data"
  policy = jsonencode([{
    Rules = [{
      ResourceType = "index"
      Resource     = ["index/logs/*"]
      Permission   = ["aoss:ReadDocument", "aoss:WriteDocument"]
    }]
    Principal = ["arn:aws:iam::123456789012:role/app"]
  }])
}
