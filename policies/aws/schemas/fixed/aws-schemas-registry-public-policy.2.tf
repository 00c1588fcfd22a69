resource "aws_schemas_registry" "bad" {
  name = "orders"
}

resource "aws_schemas_registry_policy" "bad" {
  registry_name = aws_schemas_registry.bad.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # want "aws-schemas-registry-public-policy"
      Action    = ["schemas:DescribeSchema"]
      Resource  = "*"
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = ["o-exampleorgid"]
        }
      }
    }]
  })
}

resource "aws_schemas_registry" "good" {
  name = "invoices"
}

resource "aws_schemas_registry_policy" "good" {
  registry_name = aws_schemas_registry.good.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "210987654321" }
      Action    = ["schemas:DescribeSchema"]
      Resource  = "*"
    }]
  })
}
