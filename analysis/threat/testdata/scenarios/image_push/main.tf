# Who may push to a repository runs code in what uses its tags, in ECS, Lambda and a cluster; not where tags stay or digests are named.

provider "aws" { allowed_account_ids = ["111122223333"] }
resource "aws_ecr_repository" "app" { name = "app" }
resource "aws_ecr_repository" "fixed" {
  name                 = "fixed"
  image_tag_mutability = "IMMUTABLE"
}
resource "aws_iam_user" "builder" { name = "builder" }
resource "aws_iam_user_policy" "builder" {
  user   = aws_iam_user.builder.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ecr:*", Resource = "*" }] })
}
# It may look, but not push.
resource "aws_iam_user" "puller" { name = "puller" }
resource "aws_iam_user_policy" "puller" {
  user   = aws_iam_user.puller.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["ecr:Batch*", "ecr:Get*"], Resource = "*" }] })
}
resource "aws_iam_role" "task" {
  name               = "task"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.task.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_ecs_task_definition" "app" {
  family                = "app"
  task_role_arn         = aws_iam_role.task.arn
  container_definitions = jsonencode([{ name = "app", image = "${aws_ecr_repository.app.repository_url}:latest" }])
}
resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = aws_ecs_task_definition.app.arn
}
resource "aws_iam_role" "fn" {
  name               = "fn"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "fn" {
  role   = aws_iam_role.fn.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*" }] })
}
resource "aws_lambda_function" "fixed" {
  function_name = "fixed"
  role          = aws_iam_role.fn.arn
  package_type  = "Image"
  image_uri     = "${aws_ecr_repository.fixed.repository_url}:1"
}
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_secretsmanager_secret" "key" { name = "key" }
