# Jobs, pipelines and environments that have a role, and users who can change what
# they run.
locals {
  trust = { for s in ["ecs-tasks", "ec2", "airflow-env", "codepipeline", "codebuild"] : s => jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${s}.amazonaws.com" } }] }) }
  may   = { submit = ["batch:SubmitJob"], steps = ["elasticmapreduce:AddJobFlowSteps"], flow = ["airflow:CreateCliToken"], pipe = ["codepipeline:UpdatePipeline", "codepipeline:StartPipelineExecution"], build = ["codebuild:UpdateProject", "codebuild:StartBuild"] }
}
resource "aws_iam_user" "one" {
  for_each = local.may
  name     = each.key
}
resource "aws_iam_user_policy" "one" {
  for_each = local.may
  user     = aws_iam_user.one[each.key].name
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = each.value, Resource = "*" }] })
}
resource "aws_iam_role" "admin" {
  for_each           = local.trust
  name               = each.key
  assume_role_policy = each.value
}
resource "aws_iam_role_policy_attachment" "admin" {
  for_each   = local.trust
  role       = aws_iam_role.admin[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_instance_profile" "admin" {
  name = "admin"
  role = aws_iam_role.admin["ec2"].name
}
resource "aws_batch_job_definition" "nightly" {
  name                 = "nightly"
  type                 = "container"
  container_properties = jsonencode({ image = "alpine", jobRoleArn = aws_iam_role.admin["ecs-tasks"].arn })
}
resource "aws_emr_cluster" "figures" {
  name          = "figures"
  release_label = "emr-7.0.0"
  service_role  = "arn:aws:iam::111122223333:role/emr"
  ec2_attributes { instance_profile = aws_iam_instance_profile.admin.arn }
}
resource "aws_mwaa_environment" "flows" {
  name               = "flows"
  dag_s3_path        = "dags/"
  execution_role_arn = aws_iam_role.admin["airflow-env"].arn
  source_bucket_arn  = "arn:aws:s3:::flows"
  network_configuration {
    security_group_ids = ["sg-1"]
    subnet_ids         = ["subnet-1"]
  }
}
resource "aws_codepipeline" "release" {
  name     = "release"
  role_arn = aws_iam_role.admin["codepipeline"].arn
  artifact_store {
    location = "artifacts"
    type     = "S3"
  }
}
resource "aws_codebuild_project" "release" {
  name         = "release"
  service_role = aws_iam_role.admin["codebuild"].arn
  artifacts { type = "NO_ARTIFACTS" }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
  source { type = "NO_SOURCE" }
}
