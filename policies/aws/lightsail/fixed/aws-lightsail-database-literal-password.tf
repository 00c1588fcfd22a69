variable "password" {
  type      = string
  sensitive = true
}

resource "aws_lightsail_database" "bad" {
  relational_database_name = "bad"
  availability_zone        = "eu-central-1a"
  master_database_name     = "shop"
  master_username          = "shop"
  master_password          = var.database_password # want "aws-lightsail-database-literal-password"
  blueprint_id             = "mysql_8_0"
  bundle_id                = "micro_1_0"
}

variable "database_password" {
  type        = string
  sensitive   = true
  description = "Password of the administrator of the database"
}

resource "aws_lightsail_database" "good" {
  relational_database_name = "good"
  availability_zone        = "eu-central-1a"
  master_database_name     = "shop"
  master_username          = "shop"
  master_password          = var.password
  blueprint_id             = "mysql_8_0"
  bundle_id                = "micro_1_0"
}
