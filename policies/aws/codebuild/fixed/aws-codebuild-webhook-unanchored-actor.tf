resource "aws_codebuild_webhook" "bad" {
  project_name = "build"

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED,PULL_REQUEST_UPDATED"
    }

    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "^12345678$" # want "aws-codebuild-webhook-unanchored-actor"
    }
  }
}

resource "aws_codebuild_webhook" "good" {
  project_name = "build"

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED,PULL_REQUEST_UPDATED"
    }

    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "^(1234567|7654321)$"
    }
  }
}
