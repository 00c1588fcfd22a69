variable "name" {
  type = string
}

variable "index" {
  type    = number
  default = 0
}

locals {
  all = { name = var.name, index = var.index, path = path.module }
}

output "label" {
  value = "${var.name}-${var.index}"
}

output "all" {
  value = local.all
}
