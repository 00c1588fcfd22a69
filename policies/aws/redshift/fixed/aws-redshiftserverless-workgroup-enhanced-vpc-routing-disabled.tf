resource "aws_redshiftserverless_workgroup" "legacy" { # want "aws-redshiftserverless-workgroup-enhanced-vpc-routing-disabled"
  namespace_name       = "example"
  workgroup_name       = "legacy"
  enhanced_vpc_routing = true
}

resource "aws_redshiftserverless_workgroup" "archive" {
  namespace_name       = "example"
  workgroup_name       = "archive"
  enhanced_vpc_routing = true # want "aws-redshiftserverless-workgroup-enhanced-vpc-routing-disabled"
}

resource "aws_redshiftserverless_workgroup" "orders" {
  namespace_name       = "example"
  workgroup_name       = "orders"
  enhanced_vpc_routing = true
}
