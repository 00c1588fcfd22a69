variable "plain" {}
variable "auto" {}
variable "json" { type = list(string) }
variable "number" { type = number }
variable "strict" {
  default  = "used"
  nullable = false
}

resource "t" "r" {
  plain  = var.plain
  auto   = var.auto
  json   = var.json
  number = var.number
  strict = var.strict
}
