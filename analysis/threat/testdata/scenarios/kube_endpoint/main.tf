# The endpoint of the only cluster is open to all unless it is told otherwise, so that what callers without credentials may counts.
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  vpc_config { subnet_ids = ["subnet-1"] }
}
