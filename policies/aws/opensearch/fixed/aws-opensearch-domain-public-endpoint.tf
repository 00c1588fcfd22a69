resource "aws_opensearch_domain" "bad" { # want "aws-opensearch-domain-public-endpoint"
  domain_name = "search"

  vpc_options {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.example.id]
  }
}

resource "aws_opensearch_domain" "good" {
  domain_name = "search"

  vpc_options {
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = ["sg-0a1b2c3d"]
  }
}
