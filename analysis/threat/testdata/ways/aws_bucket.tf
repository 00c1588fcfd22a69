# Ways to a bucket, and what keeps them shut.
provider "aws" { allowed_account_ids = ["123456789012"] }
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket" "other" { bucket = "other" }
resource "aws_iam_user" "a" { name = "a" }

# ---- objects of one bucket
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:Get*", Resource = "${aws_s3_bucket.data.arn}/*" }] })
}

# ---- the bucket itself, whose objects it is not
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = aws_s3_bucket.data.arn }] })
}

# ---- all but one bucket
#> aws_iam_user.a gets read aws_s3_bucket.other
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", NotResource = "arn:aws:s3:::data/*" }] })
}

# ---- a policy of the bucket suffices for a user of the account
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = "arn:aws:iam::123456789012:user/a" }, Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a policy of the bucket suffices for a user whose boundary says nothing of it
#> aws_iam_user.b gets read aws_s3_bucket.data
resource "aws_iam_user" "b" {
  name                 = "b"
  permissions_boundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = aws_iam_user.b.arn }, Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a policy of the bucket does not suffice for a role whose boundary says nothing of it
resource "aws_iam_role" "b" {
  name                 = "b"
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
  permissions_boundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = aws_iam_role.b.arn }, Resource = "arn:aws:s3:::data/*" }] })
}

# ---- the account in a policy of the bucket leaves it to the account's policies
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = "123456789012" }, Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a policy of the bucket that denies all but one role
#> aws_iam_role.app gets read aws_s3_bucket.data
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"], Condition = { StringNotEquals = { "aws:PrincipalArn" = aws_iam_role.app.arn } } }] })
}

# ---- a policy of the bucket that denies, and somebody who may replace it
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutBucketPolicy"], Resource = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] }] })
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] }] })
}

# ---- a policy of the bucket that denies reading alone, and somebody who may replace it
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by s3-put-bucket-policy
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutBucketPolicy"], Resource = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] }] })
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:GetObject", Principal = "*", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a policy of the bucket that denies reading alone, and somebody who may delete it
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by s3-delete-bucket-policy
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:DeleteBucketPolicy"], Resource = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] }] })
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:GetObject", Principal = "*", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a key that the account's policies decide about, without a right to it
resource "aws_kms_key" "k" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.k.arn
    }
  }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a key whose policy does not leave it to the account
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_kms_key" "k" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Principal = { AWS = aws_iam_role.app.arn }, Resource = "*" }] })
}
resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.k.arn
    }
  }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "kms:*"], Resource = ["arn:aws:s3:::data/*", "arn:aws:kms:*:*:key/*"] }] })
}

# ---- a key that may be used by way of the bucket alone
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_kms_key" "k" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.k.arn
    }
  }
}
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" },
    { Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.k.arn, Condition = { StringLike = { "kms:ViaService" = "s3.*.amazonaws.com" } } },
  ] })
}

# ---- tags of who asks and of the bucket, which S3 does not compare
resource "aws_iam_user" "t" {
  name = "t"
  tags = { team = "web" }
}
resource "aws_iam_user_policy" "t" {
  user   = aws_iam_user.t.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*", Condition = { StringEquals = { "aws:ResourceTag/team" = "$${aws:PrincipalTag/team}" } } }] })
}
#> aws_iam_user.t gets read aws_secretsmanager_secret.web
resource "aws_secretsmanager_secret" "web" {
  name = "web"
  tags = { team = "web" }
}
resource "aws_secretsmanager_secret" "ops" {
  name = "ops"
  tags = { team = "ops" }
}
resource "aws_secretsmanager_secret" "none" { name = "none" }

# ---- tags of who asks that it may write itself
#> aws_iam_user.a gets read aws_secretsmanager_secret.ops
#> aws_iam_user.a by iam-tag-user
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*", Condition = { StringEquals = { "aws:ResourceTag/team" = "$${aws:PrincipalTag/team}" } } },
    { Effect = "Allow", Action = "iam:TagUser", Resource = "arn:aws:iam::123456789012:user/a" },
  ] })
}
resource "aws_secretsmanager_secret" "ops" {
  name = "ops"
  tags = { team = "ops" }
}

# ---- a role that reads it, passed to a function
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by passrole-lambda-create-invoke
#> aws_iam_role.fn gets read aws_s3_bucket.data
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" },
    { Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::123456789012:role/fn" },
  ] })
}
resource "aws_iam_role" "fn" {
  name               = "fn"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "fn" {
  role   = aws_iam_role.fn.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a role that reads it, which may be passed to another service alone
#> aws_iam_role.fn gets read aws_s3_bucket.data
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" },
    { Effect = "Allow", Action = "iam:PassRole", Resource = "*", Condition = { StringNotEquals = { "iam:PassedToService" = "lambda.amazonaws.com" } } },
  ] })
}
resource "aws_iam_role" "fn" {
  name               = "fn"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "fn" {
  role   = aws_iam_role.fn.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- a bucket for everybody of the organization
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "arn:aws:s3:::data/*", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abc" } } }] })
}
resource "aws_s3_bucket_public_access_block" "data" {
  bucket              = aws_s3_bucket.data.id
  block_public_policy = false
}
#> aws_iam_user.a gets read aws_s3_bucket.data ?

# ---- a bucket for everybody at an address
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "arn:aws:s3:::data/*", Condition = { IpAddress = { "aws:SourceIp" = "198.51.100.0/24" } } }] })
}
resource "aws_s3_bucket_public_access_block" "data" {
  bucket              = aws_s3_bucket.data.id
  block_public_policy = false
}
#> aws_iam_user.a gets read aws_s3_bucket.data ?

# ---- a policy of the bucket that takes control of it, without a right to read
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by s3-put-bucket-policy
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutBucketPolicy", Resource = "arn:aws:s3:::data" }] })
}

# ---- the ACL, where ACLs are on
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by s3-put-object-acl
resource "aws_s3_bucket_ownership_controls" "data" {
  bucket = aws_s3_bucket.data.id
  rule { object_ownership = "ObjectWriter" }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObjectAcl", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- the ACL, where ACLs are off
resource "aws_s3_bucket_ownership_controls" "data" {
  bucket = aws_s3_bucket.data.id
  rule { object_ownership = "BucketOwnerEnforced" }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObjectAcl", Resource = "arn:aws:s3:::data/*" }] })
}
