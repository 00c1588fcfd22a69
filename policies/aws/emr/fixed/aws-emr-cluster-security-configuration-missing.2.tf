resource "aws_emr_cluster" "legacy" { # want "aws-emr-cluster-security-configuration-missing"
  name                   = "legacy"
  release_label          = "emr-7.5.0"
  service_role           = "arn:aws:iam::111122223333:role/emr"
  security_configuration = "encrypted"
}

resource "aws_emr_cluster" "orders" {
  name                   = "orders"
  release_label          = "emr-7.5.0"
  service_role           = "arn:aws:iam::111122223333:role/emr"
  security_configuration = "encrypted"
}
