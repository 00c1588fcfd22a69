resource "aws_opensearchserverless_security_policy" "bad" {
  name = "open"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/logs"] }]
    AllowFromPublic = false # want "aws-opensearchserverless-security-policy-public-network"
    SourceVPCEs     = ["vpce-0123456789abcdef0"]
  }])
}

resource "aws_opensearchserverless_security_policy" "good" {
  name = "private"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/logs"] }]
    AllowFromPublic = false
    SourceVPCEs     = ["vpce-0a1b2c3d"]
  }])
}
