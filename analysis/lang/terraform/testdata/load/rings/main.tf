locals {
  a = local.b
  b = local.a
}

resource "t" "r" {
  v = local.a
}

resource "t" "self" {
  v = t.self.v
}

module "loop" {
  source = "./loop"
}

module "outside" {
  source = "../../modules/child"
}
