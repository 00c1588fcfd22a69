resource "aws_codebuild_project" "bad" {
  name = "shared"
}

resource "aws_codebuild_resource_policy" "bad" {
  resource_arn = aws_codebuild_project.bad.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # want "aws-codebuild-project-public-policy"
      Action    = ["codebuild:BatchGetProjects", "codebuild:BatchGetBuilds"]
      Resource  = aws_codebuild_project.bad.arn
      Condition = {
        StringEquals = {
          "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
        }
      }
    }]
  })
}

resource "aws_codebuild_project" "good" {
  name = "shared"
}

resource "aws_codebuild_resource_policy" "good" {
  resource_arn = aws_codebuild_project.good.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "210987654321" }
      Action    = ["codebuild:BatchGetProjects", "codebuild:BatchGetBuilds"]
      Resource  = aws_codebuild_project.good.arn
    }]
  })
}
