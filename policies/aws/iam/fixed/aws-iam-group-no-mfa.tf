resource "aws_iam_group" "bad" { # want "aws-iam-group-no-mfa"
  name = "bad"
}

resource "aws_iam_group_policy" "bad" {
  name  = "bad"
  group = aws_iam_group.bad.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:PurgeQueue"
      Resource = "arn:aws:sqs:eu-central-1:123456789012:orders"
      }, {
      Sid       = "DenyWithoutMFA"
      Effect    = "Deny"
      NotAction = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"]
      Resource  = "*"
      Condition = {
        BoolIfExists = {
          "aws:MultiFactorAuthPresent" = "false"
        }
      }
    }]
  })
}

resource "aws_iam_group" "good" {
  name = "good"
}

resource "aws_iam_group_policy" "good" {
  name  = "good"
  group = aws_iam_group.good.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:PurgeQueue"
      Resource  = "arn:aws:sqs:eu-central-1:123456789012:orders"
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}
