resource "aws_kms_key" "portal" {
  enable_key_rotation = true
}

resource "aws_workspacesweb_portal" "bad" { # want "aws-workspacesweb-portal-no-cmk"
  display_name         = "browser"
  customer_managed_key = aws_kms_key.portal.arn
}

resource "aws_workspacesweb_portal" "good" {
  display_name         = "browser"
  customer_managed_key = aws_kms_key.portal.arn
}
