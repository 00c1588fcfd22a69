# Policies that are null are none.
variable "policy" {
  type    = string
  default = null
}
resource "aws_s3_bucket" "b" {
  bucket = "b"
  policy = var.policy
}
resource "aws_sqs_queue" "q" {
  name   = "q"
  policy = null
}
resource "aws_kms_key" "k" { policy = var.policy }
resource "aws_ssm_parameter" "p" {
  name   = "p"
  type   = "SecureString"
  value  = "unused"
  key_id = aws_kms_key.k.id
}
resource "aws_opensearch_domain" "d" {
  domain_name     = "d"
  access_policies = var.policy
}
resource "aws_iam_policy" "none" { policy = var.policy }
resource "aws_iam_user" "u" {
  name                 = "u"
  permissions_boundary = aws_iam_policy.none.arn
}
resource "aws_iam_user_policy" "u" {
  user   = aws_iam_user.u.name
  policy = var.policy
}
resource "aws_iam_user_policy_attachment" "u" {
  user       = aws_iam_user.u.name
  policy_arn = aws_iam_policy.none.arn
}
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = var.policy
}
resource "aws_iam_user" "reader" { name = "reader" }
resource "aws_iam_user_policy" "reader" {
  user   = aws_iam_user.reader.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["ssm:GetParameter", "sts:AssumeRole", "iam:*Policy*"], Resource = "*" }] })
}
