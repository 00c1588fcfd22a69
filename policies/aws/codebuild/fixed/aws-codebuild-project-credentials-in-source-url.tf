resource "aws_codebuild_project" "bad" {
  name = "build"

  source {
    type     = "BITBUCKET"
    location = "https://git.example.com/team/repository.git" # want "aws-codebuild-project-credentials-in-source-url"
  }
}

resource "aws_codebuild_project" "good" {
  name = "build"

  source {
    type     = "BITBUCKET"
    location = "https://bitbucket.org/team/app.git"
  }
}
