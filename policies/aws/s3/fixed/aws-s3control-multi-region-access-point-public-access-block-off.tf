resource "aws_s3control_multi_region_access_point" "legacy" {
  details {
    name = "legacy"

    public_access_block {
      block_public_acls = true # want "aws-s3control-multi-region-access-point-public-access-block-off"
    }

    region {
      bucket = "example-legacy"
    }
  }
}

resource "aws_s3control_multi_region_access_point" "orders" {
  details {
    name = "orders"

    region {
      bucket = "example-orders"
    }
  }
}
