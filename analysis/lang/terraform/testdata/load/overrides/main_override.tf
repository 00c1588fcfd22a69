resource "t" "r" {
  replaced = 2
  added    = 3
  block {
    new = true
  }
}

locals {
  x = "new"
}
