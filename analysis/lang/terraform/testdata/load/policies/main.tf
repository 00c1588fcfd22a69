data "aws_iam_policy_document" "base" {
  statement {
    sid       = "A"
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    sid         = "B"
    effect      = "Deny"
    not_actions = ["iam:*"]
    resources   = ["*"]
  }
}

resource "t" "r" {
  p = jsondecode(data.aws_iam_policy_document.merged.json)
}
