resource "aws_cloudhsm_v2_cluster" "bad" {
  hsm_type   = "hsm2m.medium"
  mode       = "FIPS" # want "aws-cloudhsm-v2-cluster-not-fips"
  subnet_ids = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}

resource "aws_cloudhsm_v2_cluster" "good" {
  hsm_type   = "hsm2m.medium"
  mode       = "FIPS"
  subnet_ids = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
