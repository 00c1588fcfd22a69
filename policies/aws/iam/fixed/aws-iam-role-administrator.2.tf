resource "aws_iam_role" "bad" {
  name               = "example"
  assume_role_policy = "{}"
  managed_policy_arns = [
  ]
}

resource "aws_iam_role" "good" {
  name                = "example"
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
