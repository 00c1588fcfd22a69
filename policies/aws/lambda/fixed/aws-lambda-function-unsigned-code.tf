resource "aws_lambda_function" "bad" { # want "aws-lambda-function-unsigned-code"
  function_name           = "x"
  role                    = "arn:aws:iam::123456789012:role/x"
  code_signing_config_arn = aws_lambda_code_signing_config.function.arn
}

resource "aws_signer_signing_profile" "function" {
  platform_id = "AWSLambda-SHA384-ECDSA"
}

resource "aws_lambda_code_signing_config" "function" {
  allowed_publishers {
    signing_profile_version_arns = [aws_signer_signing_profile.function.version_arn]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}

resource "aws_lambda_function" "good" {
  function_name           = "x"
  role                    = "arn:aws:iam::123456789012:role/x"
  code_signing_config_arn = "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1"
}
