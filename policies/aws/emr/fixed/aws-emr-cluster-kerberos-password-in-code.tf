resource "aws_emr_cluster" "legacy" {
  name          = "legacy"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"

  kerberos_attributes {
    kdc_admin_password = var.kerberos_password # want "aws-emr-cluster-kerberos-password-in-code"
    realm              = "EC2.INTERNAL"
  }
}

variable "kerberos_password" {
  description = "Password"
  type        = string
  sensitive   = true
}

resource "aws_emr_cluster" "orders" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"

  kerberos_attributes {
    kdc_admin_password = var.kdc_admin_password
    realm              = "EC2.INTERNAL"
  }
}

variable "kdc_admin_password" {
  type      = string
  sensitive = true
}
