variable "password" {
  type      = string
  sensitive = true
}

resource "aws_appstream_directory_config" "bad" {
  directory_name                          = "corp.example.com"
  organizational_unit_distinguished_names = ["OU=Stream,DC=corp,DC=example,DC=com"]

  service_account_credentials {
    account_name     = "CORP\\stream"
    account_password = var.directory_password # want "aws-appstream-directory-config-literal-password"
  }
}

variable "directory_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_appstream_directory_config" "good" {
  directory_name                          = "corp.example.com"
  organizational_unit_distinguished_names = ["OU=Stream,DC=corp,DC=example,DC=com"]

  service_account_credentials {
    account_name     = "CORP\\stream"
    account_password = var.password
  }
}
