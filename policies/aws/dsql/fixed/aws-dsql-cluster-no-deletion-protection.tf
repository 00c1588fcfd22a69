resource "aws_dsql_cluster" "bad" { # want "aws-dsql-cluster-no-deletion-protection"
  deletion_protection_enabled = true
}

resource "aws_dsql_cluster" "good" {
  deletion_protection_enabled = true
}
