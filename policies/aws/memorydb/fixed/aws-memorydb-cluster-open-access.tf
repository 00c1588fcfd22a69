resource "aws_memorydb_cluster" "legacy" {
  name      = "legacy"
  node_type = "db.r7g.large"
  acl_name  = aws_memorydb_acl.app.name # want "aws-memorydb-cluster-open-access"
}

resource "aws_memorydb_user" "app" {
  user_name     = "app"
  access_string = "on ~* +@read +@write"

  authentication_mode {
    type = "iam"
  }
}

resource "aws_memorydb_acl" "app" {
  name       = "app"
  user_names = [aws_memorydb_user.app.user_name]
}

resource "aws_memorydb_cluster" "orders" {
  name      = "orders"
  node_type = "db.r7g.large"
  acl_name  = "application"
}
