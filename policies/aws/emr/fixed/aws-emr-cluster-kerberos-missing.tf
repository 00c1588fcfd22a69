resource "aws_emr_cluster" "legacy" { # want "aws-emr-cluster-kerberos-missing"
  name          = "legacy"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"

  kerberos_attributes {
    realm              = "EC2.INTERNAL"
    kdc_admin_password = var.kdc_admin_password_2
  }
}

variable "kdc_admin_password_2" {
  description = "Password of the KDC administrator"
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
