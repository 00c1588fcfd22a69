resource "aws_dlm_lifecycle_policy" "legacy" {
  description        = "legacy"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  state              = "ENABLED"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { backup = "daily" }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }

      cross_region_copy_rule { # want "aws-dlm-lifecycle-policy-copy-customer-managed-key"
        target    = "eu-central-1"
        encrypted = true
        cmk_arn   = "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012"
      }
    }
  }
}

resource "aws_dlm_lifecycle_policy" "orders" {
  description        = "orders"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  state              = "ENABLED"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { backup = "daily" }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }

      cross_region_copy_rule {
        cmk_arn   = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        target    = "eu-central-1"
        encrypted = true
      }
    }
  }
}
