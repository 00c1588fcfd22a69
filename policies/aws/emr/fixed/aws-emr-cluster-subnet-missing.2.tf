resource "aws_emr_cluster" "legacy" {
  name          = "legacy"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  ec2_attributes { # want "aws-emr-cluster-subnet-missing"
    instance_profile = "emr"
    subnet_id        = "subnet-0123456789abcdef0"
  }
}

resource "aws_emr_cluster" "orders" {
  name          = "orders"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  ec2_attributes {
    instance_profile = "emr"
    subnet_id        = "subnet-0123456789abcdef0"
  }
}

resource "aws_emr_cluster" "ledger" {
  name          = "ledger"
  release_label = "emr-7.5.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  ec2_attributes {
    instance_profile = "emr"
    subnet_ids       = ["subnet-0123456789abcdef0"]
  }
}
