resource "aws_lambda_code_signing_config" "bad" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-central-1:123456789012:/signing-profiles/release/a1b2c3"]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce" # want "aws-lambda-code-signing-config-warns-only"
  }
}

resource "aws_lambda_code_signing_config" "unset" { # want "aws-lambda-code-signing-config-warns-only"
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-central-1:123456789012:/signing-profiles/release/a1b2c3"]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}

resource "aws_lambda_code_signing_config" "good" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-central-1:123456789012:/signing-profiles/release/a1b2c3"]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}
