resource "aws_iam_access_key" "bad" {
  user = "automation" # want "aws-iam-access-key-of-root"
}

resource "aws_iam_access_key" "good" {
  user = "builder"
}
