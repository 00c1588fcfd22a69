resource "aws_ram_resource_share" "bad" {
  name                      = "subnets"
  allow_external_principals = false # want "aws-ram-resource-share-external-principals"
}

resource "aws_ram_resource_share" "good" {
  name = "subnets"
}
