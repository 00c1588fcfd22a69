resource "aws_lakeformation_permissions" "legacy" {
  principal   = "arn:aws:iam::111122223333:role/data-engineer" # want "aws-lakeformation-permissions-everyone"
  permissions = ["ALL"]

  database {
    name = "sales"
  }
}

resource "aws_lakeformation_permissions" "orders" {
  principal   = "arn:aws:iam::111122223333:role/analyst"
  permissions = ["DESCRIBE"]

  database {
    name = "sales"
  }
}
