# Copies and functions that are given to others, and stores that others may use.
resource "aws_db_snapshot" "open" {
  db_instance_identifier = "orders"
  db_snapshot_identifier = "open"
  shared_accounts        = ["all"]
}
resource "aws_db_cluster_snapshot" "partner" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "partner"
  shared_accounts                = ["444455556666"]
}
resource "aws_ebs_snapshot" "disk" { volume_id = "vol-1" }
resource "aws_snapshot_create_volume_permission" "disk" {
  snapshot_id = aws_ebs_snapshot.disk.id
  account_id  = "444455556666"
}
resource "aws_ami_from_instance" "golden" {
  name               = "golden"
  source_instance_id = "i-1"
}
resource "aws_ami_launch_permission" "golden" {
  image_id = aws_ami_from_instance.golden.id
  group    = "all"
}
resource "aws_ecr_repository" "app" { name = "app" }
resource "aws_ecr_repository_policy" "app" {
  repository = aws_ecr_repository.app.name
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] }] })
}
resource "aws_sns_topic" "alerts" { name = "alerts" }
resource "aws_sns_topic_policy" "alerts" {
  arn    = aws_sns_topic.alerts.arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Subscribe", Resource = aws_sns_topic.alerts.arn }] })
}

# The first permission is for everybody, the second for one bucket's events.
resource "aws_lambda_function" "job" {
  for_each      = toset(["open", "narrow"])
  function_name = each.key
  role          = "arn:aws:iam::111122223333:role/job"
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "job.zip"
}
resource "aws_lambda_permission" "open" {
  function_name = aws_lambda_function.job["open"].function_name
  action        = "lambda:InvokeFunction"
  principal     = "*"
}
resource "aws_lambda_permission" "narrow" {
  function_name = aws_lambda_function.job["narrow"].function_name
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = "arn:aws:s3:::uploads"
}
