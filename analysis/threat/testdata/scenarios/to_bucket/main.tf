# The bucket's policy, its key and the policies of the roles decide together.
resource "aws_s3_bucket" "plain" { bucket = "plain" }
resource "aws_s3_bucket" "sealed" { bucket = "sealed" }
resource "aws_kms_key" "sealed" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = aws_iam_role.keeper.arn } }] })
}
resource "aws_s3_bucket_server_side_encryption_configuration" "sealed" {
  bucket = aws_s3_bucket.sealed.id
  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.sealed.arn
      sse_algorithm     = "aws:kms"
    }
  }
}
resource "aws_s3_bucket" "closed" { bucket = "closed" }
resource "aws_s3_bucket_policy" "closed" {
  bucket = aws_s3_bucket.closed.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Resource = "${aws_s3_bucket.closed.arn}/*", Principal = "*",
  Condition = { StringNotEquals = { "aws:PrincipalArn" = aws_iam_role.keeper.arn } } }] })
}
resource "aws_iam_role" "reader" {
  name               = "reader"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.clerk.arn } }] })
}
resource "aws_iam_role_policy" "reader" {
  role   = aws_iam_role.reader.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "kms:Decrypt"], Resource = "*" }] })
}
resource "aws_iam_role" "keeper" {
  name               = "keeper"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.guard.arn } }] })
}
resource "aws_iam_role_policy" "keeper" {
  role   = aws_iam_role.keeper.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_iam_user" "clerk" { name = "clerk" }
resource "aws_iam_user" "guard" { name = "guard" }
