resource "aws_codebuild_project" "bad" {
  name                 = "build"
  project_visibility   = "PRIVATE" # want "aws-codebuild-project-public"
  resource_access_role = "arn:aws:iam::123456789012:role/public-builds"
}

resource "aws_codebuild_project" "good" {
  name = "build"
}
