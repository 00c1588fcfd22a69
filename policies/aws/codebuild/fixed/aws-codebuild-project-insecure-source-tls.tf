resource "aws_codebuild_project" "bad" {
  name = "build"

  source {
    type         = "GITHUB_ENTERPRISE"
    location     = "https://git.example.com/team/app.git"
    insecure_ssl = false # want "aws-codebuild-project-insecure-source-tls"
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  source {
    type     = "GITHUB_ENTERPRISE"
    location = "https://git.example.com/team/app.git"
  }
}
