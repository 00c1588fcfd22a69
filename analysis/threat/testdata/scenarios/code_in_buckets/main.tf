# Whoever writes where something takes its code from runs code in it, as far as the policy
# is about that object.

provider "aws" { allowed_account_ids = ["111122223333"] }

resource "aws_iam_role" "job" {
  name               = "job"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["glue.amazonaws.com", "lambda.amazonaws.com"] } }] })
}
resource "aws_iam_role_policy_attachment" "job" {
  role       = aws_iam_role.job.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_s3_bucket" "scripts" { bucket = "scripts" }
resource "aws_glue_job" "nightly" {
  name     = "nightly"
  role_arn = aws_iam_role.job.arn
  command { script_location = "s3://${aws_s3_bucket.scripts.bucket}/jobs/nightly.py" }
}
resource "aws_s3_object" "function" {
  bucket = aws_s3_bucket.scripts.id
  key    = "functions/f.zip"
  source = "f.zip"
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.job.arn
  s3_bucket     = aws_s3_object.function.bucket
  s3_key        = aws_s3_object.function.key
}

resource "aws_iam_user" "jobs" { name = "jobs" }
resource "aws_iam_user_policy" "jobs" {
  user   = aws_iam_user.jobs.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::scripts/jobs/*" }] })
}
resource "aws_iam_user" "functions" { name = "functions" }
resource "aws_iam_user_policy" "functions" {
  user   = aws_iam_user.functions.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.scripts.arn}/functions/*" }] })
}
resource "aws_iam_user" "elsewhere" { name = "elsewhere" }
resource "aws_iam_user_policy" "elsewhere" {
  user   = aws_iam_user.elsewhere.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.scripts.arn}/reports/*" }] })
}
