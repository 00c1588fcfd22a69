# Second factors: who has given one, who cannot have, and what asks for one.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
provider "aws" { allowed_account_ids = ["123456789012"] }
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_iam_user" "a" { name = "a" }

# ---- a role for those with a second factor, and an access key
resource "aws_iam_access_key" "a" { user = aws_iam_user.a.name }
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "123456789012" }, Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } }] })
}
resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- a role for those with a second factor, and a password for the console
#> aws_iam_user.a gets admin 123456789012 ?
#> aws_iam_user.a gets read aws_s3_bucket.data ?
#> aws_iam_user.a by sts-assume-role ?
resource "aws_iam_user_login_profile" "a" { user = aws_iam_user.a.name }
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}
resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "123456789012" }, Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } }] })
}
resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# ---- a denial without a second factor that leaves access keys alone, since the key is not there
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_iam_access_key" "a" { user = aws_iam_user.a.name }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
    { Effect = "Deny", Action = "s3:*", Resource = "*", Condition = { Bool = { "aws:MultiFactorAuthPresent" = "false" } } },
  ] })
}

# ---- a denial without a second factor that reaches access keys as well
resource "aws_iam_access_key" "a" { user = aws_iam_user.a.name }
resource "aws_iam_user_policy" "a" {
  user = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
    { Effect = "Deny", Action = "s3:*", Resource = "*", Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } } },
  ] })
}

# ---- a role of a service, which has given none
#> aws_iam_role.allowed gets read aws_s3_bucket.data
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } }] })
}
resource "aws_iam_role" "denied" {
  name               = "denied"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "denied" {
  role = aws_iam_role.denied.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
    { Effect = "Deny", Action = "*", Resource = "*", Condition = { Bool = { "aws:MultiFactorAuthPresent" = "false" } } },
  ] })
}
resource "aws_iam_role" "allowed" {
  name               = "allowed"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "allowed" {
  role = aws_iam_role.allowed.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
    { Effect = "Deny", Action = "*", Resource = "*", Condition = { NumericGreaterThan = { "aws:MultiFactorAuthAge" = "3600" } } },
  ] })
}

# ---- a bucket for those of the organization that the code manages
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_organizations_organization" "org" {}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "arn:aws:s3:::data/*", Condition = { StringEquals = { "aws:PrincipalOrgID" = aws_organizations_organization.org.id } } }] })
}
