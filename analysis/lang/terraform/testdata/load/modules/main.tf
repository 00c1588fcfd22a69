provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { team = "shop" }
  }
}

module "one" {
  source = "./child"
  name   = "first"
}

module "each" {
  for_each = toset(["a", "b"])
  source   = "./child"
  name     = each.key
  parent   = module.one.id
}

module "far" {
  source  = "example/thing/aws"
  version = "1.0"
}

module "farther" {
  source = "git::https://example.com/thing.git"
}

resource "t" "reader" {
  one  = module.one.name
  each = [for k, m in module.each : m.name]
  a    = module.each["a"].name
  far  = module.far.arn
}
