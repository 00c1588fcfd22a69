resource "aws_ram_resource_share" "bad" {
  name                      = "subnets"
  allow_external_principals = true # want "aws-ram-resource-share-external-principals"
}

resource "aws_ram_resource_share" "good" {
  name = "subnets"
}
