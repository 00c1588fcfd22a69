resource "aws_codebuild_project" "bad" {
  name = "build"

  source {
    type     = "BITBUCKET"
    location = "https://builder:k8Zq2nR5@bitbucket.org/team/app.git" # want "aws-codebuild-project-credentials-in-source-url"
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  source {
    type     = "BITBUCKET"
    location = "https://bitbucket.org/team/app.git"
  }
}
