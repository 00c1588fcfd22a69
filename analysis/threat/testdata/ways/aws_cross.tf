# Roles of other accounts, which take a policy on both sides, and what keeps the way shut.
provider "aws" { allowed_account_ids = ["111111111111"] }
provider "aws" {
  alias               = "prod"
  allowed_account_ids = ["222222222222"]
}
resource "aws_iam_user" "a" { name = "a" }

# ---- both sides let it
#> aws_iam_user.a gets admin 222222222222
#> aws_iam_user.a by sts-assume-role
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/deploy" }] })
}
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:root" } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- only the role lets it
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.a.arn } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- only the user may
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::222222222222:root" } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- an external id, which whoever calls may tell
#> aws_iam_user.a gets admin 222222222222
#> aws_iam_user.a by sts-assume-role
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.deploy.arn }] })
}
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "111111111111" }, Condition = { StringEquals = { "sts:ExternalId" = "shared" } } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- a chain through a role in between
#> aws_iam_user.a gets admin 222222222222
#> aws_iam_user.a by sts-assume-role
#> aws_iam_role.hop gets admin 222222222222
#> aws_iam_role.hop by sts-assume-role
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.hop.arn }] })
}
resource "aws_iam_role" "hop" {
  name               = "hop"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "111111111111" } }] })
}
resource "aws_iam_role_policy" "hop" {
  role   = aws_iam_role.hop.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::222222222222:role/*" }] })
}
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.hop.arn } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- a role of the other account that escalates there
#> aws_iam_user.a gets admin 222222222222
#> aws_iam_user.a by sts-assume-role
#> aws_iam_role.ops gets admin 222222222222
#> aws_iam_role.ops by passrole-lambda-create-invoke
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "ops" {
  provider           = aws.prod
  name               = "ops"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:user/a" } }] })
}
resource "aws_iam_role_policy" "ops" {
  provider = aws.prod
  role     = aws_iam_role.ops.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" },
    { Effect = "Allow", Action = "iam:PassRole", Resource = aws_iam_role.fn.arn, Condition = { StringEquals = { "iam:PassedToService" = "lambda.amazonaws.com" } } },
  ] })
}
resource "aws_iam_role" "fn" {
  provider           = aws.prod
  name               = "fn"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy_attachment" "fn" {
  provider   = aws.prod
  role       = aws_iam_role.fn.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- passing a role of another account, which nobody can
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource = "*" },
    { Effect = "Allow", Action = "iam:PassRole", Resource = aws_iam_role.fn.arn },
  ] })
}
resource "aws_iam_role" "fn" {
  provider           = aws.prod
  name               = "fn"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy_attachment" "fn" {
  provider   = aws.prod
  role       = aws_iam_role.fn.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- a bucket of another account, with a policy of its own on both sides
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::prod-data/*" }] })
}
resource "aws_s3_bucket" "data" {
  provider = aws.prod
  bucket   = "prod-data"
}
resource "aws_s3_bucket_policy" "data" {
  provider = aws.prod
  bucket   = aws_s3_bucket.data.id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = "111111111111" }, Resource = "arn:aws:s3:::prod-data/*" }] })
}

# ---- a bucket of another account, whose policy lets in without a policy of the user's
resource "aws_s3_bucket" "data" {
  provider = aws.prod
  bucket   = "prod-data"
}
resource "aws_s3_bucket_policy" "data" {
  provider = aws.prod
  bucket   = aws_s3_bucket.data.id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = aws_iam_user.a.arn }, Resource = "arn:aws:s3:::prod-data/*" }] })
}

# ---- a bucket of another account without a policy
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_s3_bucket" "data" {
  provider = aws.prod
  bucket   = "prod-data"
}

# ---- a bucket of another account with a key that does not let in
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "kms:Decrypt"], Resource = "*" }] })
}
resource "aws_kms_key" "k" {
  provider = aws.prod
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Principal = { AWS = "222222222222" }, Resource = "*" }] })
}
resource "aws_s3_bucket" "data" {
  provider = aws.prod
  bucket   = "prod-data"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  provider = aws.prod
  bucket   = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.k.arn
    }
  }
}
resource "aws_s3_bucket_policy" "data" {
  provider = aws.prod
  bucket   = aws_s3_bucket.data.id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = "111111111111" }, Resource = "arn:aws:s3:::prod-data/*" }] })
}

# ---- a bucket of another account with a key that lets in
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "kms:Decrypt"], Resource = "*" }] })
}
resource "aws_kms_key" "k" {
  provider = aws.prod
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "kms:*", Principal = { AWS = "222222222222" }, Resource = "*" },
    { Effect = "Allow", Action = "kms:Decrypt", Principal = { AWS = "111111111111" }, Resource = "*" },
  ] })
}
resource "aws_s3_bucket" "data" {
  provider = aws.prod
  bucket   = "prod-data"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  provider = aws.prod
  bucket   = aws_s3_bucket.data.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.k.arn
    }
  }
}
resource "aws_s3_bucket_policy" "data" {
  provider = aws.prod
  bucket   = aws_s3_bucket.data.id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = { AWS = "111111111111" }, Resource = "arn:aws:s3:::prod-data/*" }] })
}

# ---- trust in whoever has a tag, and a user who has another one
resource "aws_iam_user" "b" {
  name = "b"
  tags = { team = "web" }
}
resource "aws_iam_user_policy" "b" {
  user   = aws_iam_user.b.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "111111111111" }, Condition = { StringEquals = { "aws:PrincipalTag/team" = "ops" } } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- trust in everybody of a path, by the ARN of who asks
#> aws_iam_role.ops gets admin 222222222222
#> aws_iam_role.ops by sts-assume-role
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "ops" {
  name               = "ops"
  path               = "/ops/"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "ops" {
  role   = aws_iam_role.ops.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:*", Resource = "arn:aws:iam::222222222222:role/d*" }] })
}
resource "aws_iam_role" "deploy" {
  provider           = aws.prod
  name               = "deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "111111111111" }, Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:role/ops/*" } } }] })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  provider   = aws.prod
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- what the organization denies in the other account
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "ops" {
  provider           = aws.prod
  name               = "ops"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.a.arn } }] })
}
resource "aws_iam_role_policy" "ops" {
  provider = aws.prod
  role     = aws_iam_role.ops.name
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }] })
}
resource "aws_organizations_policy" "no_iam" {
  name    = "no-iam"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", NotAction = ["s3:*", "sts:*"], Resource = "*", Condition = { ArnNotLike = { "aws:PrincipalArn" = "arn:aws:iam::*:role/break-glass" } } }] })
}
resource "aws_organizations_policy_attachment" "no_iam" {
  policy_id = aws_organizations_policy.no_iam.id
  target_id = "222222222222"
}

# ---- what the organization denies unless it is for whoever breaks the glass
#> aws_iam_user.a gets admin 222222222222
#> aws_iam_user.a by sts-assume-role
#> aws_iam_role.ops gets admin 222222222222
#> aws_iam_role.ops by iam-put-role-policy
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "ops" {
  provider           = aws.prod
  name               = "break-glass"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.a.arn } }] })
}
resource "aws_iam_role_policy" "ops" {
  provider = aws.prod
  role     = aws_iam_role.ops.name
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:PutRolePolicy", Resource = "*" }] })
}
resource "aws_organizations_policy" "no_iam" {
  name    = "no-iam"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", NotAction = ["s3:*", "sts:*"], Resource = "*", Condition = { ArnNotLike = { "aws:PrincipalArn" = "arn:aws:iam::*:role/break-glass" } } }] })
}
resource "aws_organizations_policy_attachment" "no_iam" {
  policy_id = aws_organizations_policy.no_iam.id
  target_id = "222222222222"
}

# ---- a secret of another account with a policy and the default key, which lets nobody else in
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*" }] })
}
resource "aws_secretsmanager_secret" "s" {
  provider = aws.prod
  name     = "s"
}
resource "aws_secretsmanager_secret_policy" "s" {
  provider   = aws.prod
  secret_arn = aws_secretsmanager_secret.s.arn
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Principal = { AWS = "111111111111" }, Resource = "*" }] })
}
