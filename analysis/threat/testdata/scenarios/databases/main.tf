# Who may make and restore snapshots reads databases, as does who may call the API of a
# cluster that has one, with the secret of its user; a key of its own is in the way.

provider "aws" { allowed_account_ids = ["111122223333"] }

resource "aws_db_instance" "orders" {
  identifier                          = "orders"
  iam_database_authentication_enabled = true
}
resource "aws_kms_key" "own" { description = "own" }
resource "aws_db_instance" "sealed" {
  identifier = "sealed"
  kms_key_id = aws_kms_key.own.arn
}
resource "aws_rds_cluster" "api" {
  cluster_identifier   = "api"
  enable_http_endpoint = true
}
resource "aws_rds_cluster" "plain" { cluster_identifier = "plain" }
resource "aws_db_snapshot" "old" {
  db_instance_identifier = aws_db_instance.orders.identifier
  db_snapshot_identifier = "old"
}

resource "aws_iam_role" "job" {
  name               = "job"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [aws_iam_user.dev.arn] } }] })
}
resource "aws_iam_user" "dev" { name = "dev" }

resource "aws_iam_role_policy" "restores" {
  role   = aws_iam_role.job.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:CreateDBSnapshot", "rds:RestoreDBInstanceFromDBSnapshot", "rds:ModifyDBInstance"], Resource = "*" }] })
}
resource "aws_iam_role_policy" "queries" {
  role   = aws_iam_role.job.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds-data:ExecuteStatement", "secretsmanager:GetSecretValue"], Resource = "*" }] })
}

# It can snapshot, but not restore.
resource "aws_iam_role" "backups" {
  name               = "backups"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [aws_iam_user.ops.arn] } }] })
}
resource "aws_iam_role_policy" "backups" {
  role   = aws_iam_role.backups.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:CreateDBSnapshot", "rds:DescribeDBSnapshots"], Resource = "*" }] })
}
resource "aws_iam_user" "ops" { name = "ops" }

# A token is a way in where the network lets one.
resource "aws_iam_role" "tokens" {
  name               = "tokens"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [aws_iam_user.app.arn] } }] })
}
resource "aws_iam_role_policy" "tokens" {
  role   = aws_iam_role.tokens.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = "*" }] })
}
resource "aws_iam_user" "app" { name = "app" }
