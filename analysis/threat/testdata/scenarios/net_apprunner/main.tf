# A service of App Runner is public unless it says otherwise.
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "tasks.apprunner.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_apprunner_service" "open" {
  service_name = "open"
  instance_configuration { instance_role_arn = aws_iam_role.app.arn }
}
resource "aws_apprunner_service" "inner" {
  service_name = "inner"
  instance_configuration { instance_role_arn = aws_iam_role.app.arn }
  network_configuration {
    ingress_configuration { is_publicly_accessible = false }
  }
}
resource "aws_s3_bucket" "data" { bucket = "data" }
