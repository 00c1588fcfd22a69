variable "name" {
  type    = string
  default = "shop"
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "ami" {
  type = string
}

variable "admin_cidrs" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

variable "encrypt" {
  type    = bool
  default = false
}

variable "db_password" {
  type      = string
  sensitive = true
}
