resource "aws_iot_authorizer" "bad" {
  name                    = "devices"
  authorizer_function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:authorize"
  signing_disabled        = false # want "aws-iot-authorizer-unsigned-tokens"
  token_key_name          = "x-auth-token"

  token_signing_public_keys = {
    current = var.token_signing_public_key
  }
}

variable "token_signing_public_key" {
  type        = string
  description = "Public key that the signatures of tokens are verified with, in PEM"
}

resource "aws_iot_authorizer" "good" {
  name                    = "devices"
  authorizer_function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:authorize"
  token_key_name          = "token"
  token_signing_public_keys = {
    key = file("key.pem")
  }
}
