variable "password" {
  type      = string
  sensitive = true
}

resource "aws_appstream_directory_config" "bad" {
  directory_name                          = "corp.example.com"
  organizational_unit_distinguished_names = ["OU=Stream,DC=corp,DC=example,DC=com"]

  service_account_credentials {
    account_name     = "CORP\\stream"
    account_password = "vT7kq2LrVz0m" # want "aws-appstream-directory-config-literal-password"
  }
}

resource "aws_appstream_directory_config" "good" {
  directory_name                          = "corp.example.com"
  organizational_unit_distinguished_names = ["OU=Stream,DC=corp,DC=example,DC=com"]

  service_account_credentials {
    account_name     = "CORP\\stream"
    account_password = var.password
  }
}
