# Stores of all kinds: each with somebody who may read it, and somebody who lacks something.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}

# ---- backups
#> aws_iam_user.reads gets read aws_backup_vault.v by backup-start-restore-job ?
resource "aws_backup_vault" "v" { name = "v" }
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["backup:StartRestoreJob", "iam:PassRole"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["backup:StartRestoreJob"], Resource = "*" }] })
}

# ---- a knowledge base
#> aws_iam_user.reads gets read aws_bedrockagent_knowledge_base.k by bedrock-retrieve
resource "aws_bedrockagent_knowledge_base" "k" {
  name     = "k"
  role_arn = "arn:aws:iam::123456789012:role/k"
  knowledge_base_configuration { type = "VECTOR" }
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:Retrieve"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:ListKnowledgeBases"], Resource = "*" }] })
}

# ---- packages
#> aws_iam_user.reads gets read aws_codeartifact_repository.p by codeartifact-get-package
resource "aws_codeartifact_repository" "p" {
  domain     = "d"
  repository = "p"
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["codeartifact:ReadFromRepository", "codeartifact:GetAuthorizationToken"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["codeartifact:ReadFromRepository"], Resource = "*" }] })
}

# ---- archives
#> aws_iam_user.reads gets read aws_glacier_vault.a by glacier-get-job-output
resource "aws_glacier_vault" "a" { name = "a" }
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["glacier:InitiateJob", "glacier:GetJobOutput"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["glacier:InitiateJob"], Resource = "*" }] })
}

# ---- a bucket of Lightsail
#> aws_iam_user.reads gets read aws_lightsail_bucket.b by lightsail-create-bucket-access-key
resource "aws_lightsail_bucket" "b" {
  name      = "b"
  bundle_id = "small_1_0"
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["lightsail:CreateBucketAccessKey"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["lightsail:GetBuckets"], Resource = "*" }] })
}

# ---- a database of Lightsail
#> aws_iam_user.reads gets read aws_lightsail_database.d by lightsail-get-master-password ?
resource "aws_lightsail_database" "d" {
  relational_database_name = "d"
  master_username          = "m"
  master_password          = "secret-enough"
  master_database_name     = "d"
  blueprint_id             = "mysql_8_0"
  bundle_id                = "micro_1_0"
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["lightsail:GetRelationalDatabaseMasterUserPassword"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["lightsail:GetRelationalDatabases"], Resource = "*" }] })
}

# ---- a cluster of documents
#> aws_iam_user.reads gets read aws_docdb_cluster.d by docdb-share-snapshot
resource "aws_docdb_cluster" "d" { cluster_identifier = "d" }
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:CreateDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:CreateDBClusterSnapshot"], Resource = "*" }] })
}

# ---- a graph
#> aws_iam_user.reads gets read aws_neptune_cluster.n by neptune-share-snapshot
resource "aws_neptune_cluster" "n" { cluster_identifier = "n" }
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:CreateDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["rds:ModifyDBClusterSnapshotAttribute"], Resource = "*" }] })
}

# ---- a workgroup of Redshift
#> aws_iam_user.reads gets read aws_redshiftserverless_workgroup.w by redshift-data-serverless
resource "aws_redshiftserverless_workgroup" "w" {
  namespace_name = "n"
  workgroup_name = "w"
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["redshift-data:ExecuteStatement", "redshift-serverless:GetCredentials"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["redshift-data:ExecuteStatement"], Resource = "*" }] })
}

# ---- a snapshot of Redshift
#> aws_iam_user.reads gets read aws_redshift_cluster.c by redshift-authorize-snapshot
resource "aws_redshift_cluster" "c" {
  cluster_identifier = "c"
  node_type          = "ra3.large"
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["redshift:CreateClusterSnapshot", "redshift:AuthorizeSnapshotAccess"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["redshift:CreateClusterSnapshot"], Resource = "*" }] })
}

# ---- vectors
#> aws_iam_user.reads gets read aws_s3vectors_index.i by s3vectors-get-vectors
resource "aws_s3vectors_index" "i" {
  index_name         = "i"
  vector_bucket_name = "b"
  data_type          = "float32"
  dimension          = 2
  distance_metric    = "cosine"
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3vectors:GetVectors"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3vectors:ListIndexes"], Resource = "*" }] })
}

# ---- a stream of a table
#> aws_iam_user.reads gets read aws_dynamodb_table.t by dynamodb-get-records
resource "aws_dynamodb_table" "t" {
  name           = "t"
  hash_key       = "id"
  stream_enabled = true
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["dynamodb:GetShardIterator", "dynamodb:GetRecords"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["dynamodb:GetRecords"], Resource = "*" }] })
}

# ---- a table without a stream
resource "aws_dynamodb_table" "t" {
  name     = "t"
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["dynamodb:GetShardIterator", "dynamodb:GetRecords"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["dynamodb:GetRecords"], Resource = "*" }] })
}

# ---- logs that are told to matter
#> aws_iam_user.reads gets read aws_cloudwatch_log_group.l by logs-filter-log-events
resource "aws_cloudwatch_log_group" "l" {
  name = "l"
  tags = { data-classification = "confidential" }
}
resource "aws_cloudwatch_log_group" "other" { name = "other" }
resource "aws_iam_user" "reads" { name = "reads" }
resource "aws_iam_user_policy" "reads" {
  user   = aws_iam_user.reads.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:FilterLogEvents"], Resource = "*" }] })
}
resource "aws_iam_user" "lacks" { name = "lacks" }
resource "aws_iam_user_policy" "lacks" {
  user   = aws_iam_user.lacks.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:DescribeLogStreams"], Resource = "*" }] })
}
