resource "aws_codebuild_webhook" "bad" {
  project_name = "build"

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED"
    }
  }

  pull_request_build_policy {
    requires_comment_approval = "FORK_PULL_REQUESTS" # want "aws-codebuild-webhook-builds-strangers"
  }
}

resource "aws_codebuild_webhook" "good" {
  project_name = "build"

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED"
    }
  }

  pull_request_build_policy {
    requires_comment_approval = "ALL_PULL_REQUESTS"
  }
}
