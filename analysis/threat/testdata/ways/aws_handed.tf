# What leads from one thing to another without a right of anybody's.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "codebuild.amazonaws.com"] } }] })
}

# ---- a bucket that is replicated, and one that is not any more
#> aws_iam_role.r by s3-get-object
#> aws_iam_role.r gets read aws_s3_bucket.replica
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket" "old" { bucket = "old" }
resource "aws_s3_bucket" "replica" { bucket = "replica" }
resource "aws_s3_bucket_replication_configuration" "data" {
  bucket = aws_s3_bucket.data.id
  role   = "arn:aws:iam::123456789012:role/replication"
  rule {
    status = "Enabled"
    destination { bucket = aws_s3_bucket.replica.arn }
  }
}
resource "aws_s3_bucket_replication_configuration" "old" {
  bucket = aws_s3_bucket.old.id
  role   = "arn:aws:iam::123456789012:role/replication"
  rule {
    status = "Disabled"
    destination { bucket = aws_s3_bucket.replica.arn }
  }
}
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::replica/*" }] })
}

# ---- a function behind an API with a key, and one behind an API that wants users
#> internet gets read aws_s3_bucket.data
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.r.arn
}
resource "aws_appsync_graphql_api" "a" {
  name                = "a"
  authentication_type = "API_KEY"
}
resource "aws_appsync_datasource" "a" {
  api_id = aws_appsync_graphql_api.a.id
  name   = "a"
  type   = "AWS_LAMBDA"
  lambda_config { function_arn = aws_lambda_function.f.arn }
}

# ---- an API that wants users
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.r.arn
}
resource "aws_appsync_graphql_api" "a" {
  name                = "a"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"
}
resource "aws_appsync_datasource" "a" {
  api_id = aws_appsync_graphql_api.a.id
  name   = "a"
  type   = "AWS_LAMBDA"
  lambda_config { function_arn = aws_lambda_function.f.arn }
}

# ---- a bus that takes events from everybody, and one for the organization
#> any-account gets read aws_s3_bucket.data
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket" "shut" { bucket = "shut" }
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}
resource "aws_iam_role" "s" {
  name               = "s"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "s" {
  role   = aws_iam_role.s.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shut/*" }] })
}
#> aws_iam_role.s gets read aws_s3_bucket.shut
#> aws_iam_role.s gets read aws_s3_bucket.data
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.r.arn
}
resource "aws_lambda_function" "g" {
  function_name = "g"
  role          = aws_iam_role.s.arn
}
resource "aws_cloudwatch_event_bus" "open" { name = "open" }
resource "aws_cloudwatch_event_bus_policy" "open" {
  event_bus_name = aws_cloudwatch_event_bus.open.name
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "events:PutEvents", Principal = "*", Resource = "arn:aws:events:eu-west-1:123456789012:event-bus/open" }] })
}
resource "aws_cloudwatch_event_rule" "open" {
  name           = "open"
  event_bus_name = aws_cloudwatch_event_bus.open.name
  event_pattern  = "{}"
}
resource "aws_cloudwatch_event_target" "open" {
  rule           = aws_cloudwatch_event_rule.open.name
  event_bus_name = aws_cloudwatch_event_bus.open.name
  arn            = aws_lambda_function.f.arn
}
resource "aws_cloudwatch_event_bus" "shut" { name = "shut" }
resource "aws_cloudwatch_event_bus_policy" "shut" {
  event_bus_name = aws_cloudwatch_event_bus.shut.name
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "events:PutEvents", Principal = "*", Resource = "arn:aws:events:eu-west-1:123456789012:event-bus/shut", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abc" } } }] })
}
resource "aws_cloudwatch_event_rule" "shut" {
  name           = "shut"
  event_bus_name = aws_cloudwatch_event_bus.shut.name
  event_pattern  = "{}"
}
resource "aws_cloudwatch_event_target" "shut" {
  rule           = aws_cloudwatch_event_rule.shut.name
  event_bus_name = aws_cloudwatch_event_bus.shut.name
  arn            = aws_lambda_function.g.arn
}

# ---- builds of pull requests, and of those of one's own alone
#> contributor https://github.com/acme/open gets read aws_s3_bucket.data
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}
resource "aws_codebuild_project" "open" {
  name         = "open"
  service_role = aws_iam_role.r.arn
  artifacts { type = "NO_ARTIFACTS" }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
  source {
    type     = "GITHUB"
    location = "https://github.com/acme/open"
  }
}
resource "aws_codebuild_webhook" "open" {
  project_name = aws_codebuild_project.open.name
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PUSH,PULL_REQUEST_CREATED"
    }
  }
}
resource "aws_codebuild_project" "own" {
  name         = "own"
  service_role = aws_iam_role.r.arn
  artifacts { type = "NO_ARTIFACTS" }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
  source {
    type     = "GITHUB"
    location = "https://github.com/acme/own"
  }
}
resource "aws_codebuild_webhook" "own" {
  project_name = aws_codebuild_project.own.name
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED"
    }
    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "12345"
    }
  }
}

# ---- tables of a lake
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket" "other" { bucket = "other" }
resource "aws_lakeformation_resource" "data" { arn = aws_s3_bucket.data.arn }
resource "aws_glue_catalog_database" "d" { name = "d" }
resource "aws_glue_catalog_table" "t" {
  name          = "t"
  database_name = aws_glue_catalog_database.d.name
  storage_descriptor { location = "s3://${aws_s3_bucket.data.bucket}/t/" }
}
resource "aws_lakeformation_permissions" "r" {
  principal   = aws_iam_role.r.arn
  permissions = ["SELECT"]
  table {
    database_name = aws_glue_catalog_database.d.name
    name          = aws_glue_catalog_table.t.name
  }
}
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["lakeformation:GetDataAccess", "glue:GetTable", "athena:StartQueryExecution"], Resource = "*" }] })
}

# ---- tables of a lake that one may look at alone
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_lakeformation_resource" "data" { arn = aws_s3_bucket.data.arn }
resource "aws_lakeformation_permissions" "r" {
  principal   = aws_iam_role.r.arn
  permissions = ["DESCRIBE"]
  database { name = "d" }
}
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "lakeformation:GetDataAccess", Resource = "*" }] })
}

# ---- a collection whose data access policy names the role
#> aws_iam_role.r gets read aws_opensearchserverless_collection.c
#> aws_iam_role.r gets read aws_opensearchserverless_collection.inner ?
resource "aws_opensearchserverless_collection" "c" { name = "logs" }
resource "aws_opensearchserverless_collection" "inner" { name = "inner" }
resource "aws_opensearchserverless_collection" "other" { name = "other" }
resource "aws_opensearchserverless_access_policy" "c" {
  name = "c"
  type = "data"
  policy = jsonencode([{
    Rules     = [{ ResourceType = "index", Resource = ["index/logs/*", "index/inn*/*"], Permission = ["aoss:ReadDocument"] }]
    Principal = [aws_iam_role.r.arn]
  }])
}
resource "aws_opensearchserverless_security_policy" "c" {
  name   = "c"
  type   = "network"
  policy = jsonencode([{ Rules = [{ ResourceType = "collection", Resource = ["collection/logs"] }], AllowFromPublic = true }])
}
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "aoss:APIAccessAll", Resource = "*" }] })
}

# ---- a secret that a container is given
#> aws_iam_role.r gets read aws_secretsmanager_secret.s
resource "aws_secretsmanager_secret" "s" { name = "s" }
resource "aws_ecs_task_definition" "t" {
  family                = "t"
  container_definitions = jsonencode([{ name = "web", image = "web", secrets = [{ name = "S", valueFrom = aws_secretsmanager_secret.s.arn }] }])
}
resource "aws_ecs_cluster" "c" { name = "c" }
resource "aws_ecs_service" "s" {
  name                   = "s"
  cluster                = aws_ecs_cluster.c.id
  task_definition        = aws_ecs_task_definition.t.arn
  enable_execute_command = true
}
resource "aws_ecs_task_definition" "u" {
  family        = "u"
  task_role_arn = aws_iam_role.r.arn
  container_definitions = jsonencode([{ name = "web", image = "web", secrets = [{ name = "S", valueFrom = "${aws_secretsmanager_secret.s.arn}:password::" }] }])
}
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*" }] })
}
