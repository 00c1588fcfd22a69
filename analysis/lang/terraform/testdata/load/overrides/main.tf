resource "t" "r" {
  kept     = 1
  replaced = 1
  block {
    old = true
  }
}

locals {
  x = "old"
}

resource "t" "x" {
  x = local.x
}
