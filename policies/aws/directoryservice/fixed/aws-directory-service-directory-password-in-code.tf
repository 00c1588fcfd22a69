variable "password" {
  type      = string
  sensitive = true
}

resource "aws_directory_service_directory" "bad" {
  name     = "corp.example.com"
  type     = "MicrosoftAD"
  password = var.directory_password # want "aws-directory-service-directory-password-in-code"

  vpc_settings {
    vpc_id     = "vpc-0a1b2c3d"
    subnet_ids = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  }
}

variable "directory_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_directory_service_directory" "good" {
  name     = "corp.example.com"
  type     = "MicrosoftAD"
  password = var.password

  vpc_settings {
    vpc_id     = "vpc-0a1b2c3d"
    subnet_ids = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  }
}
