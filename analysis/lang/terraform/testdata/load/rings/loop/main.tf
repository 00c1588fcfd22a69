module "again" {
  source = "../loop"
}

resource "t" "inner" {
  v = 1
}
