# What leads on to others once it is changed, or is used in their place.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}
resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "cognito-identity.amazonaws.com" } },
    { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["rolesanywhere.amazonaws.com", "ds.amazonaws.com", "lambda.amazonaws.com", "ec2.amazonaws.com"] } },
    { Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC" }, Condition = { StringLike = { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub" = "system:serviceaccount:emr:emr-containers-sa-*-*-123456789012-abc" } } },
  ] })
}
resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })
}

# ---- guests of an identity pool that lets none in
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by cognito-update-identity-pool
resource "aws_cognito_identity_pool" "p" {
  identity_pool_name               = "p"
  allow_unauthenticated_identities = false
}
resource "aws_cognito_identity_pool_roles_attachment" "p" {
  identity_pool_id = aws_cognito_identity_pool.p.id
  roles            = { unauthenticated = aws_iam_role.r.arn }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cognito-identity:UpdateIdentityPool", Resource = "*" }] })
}

# ---- users of a pool
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by cognito-admin-create-user
resource "aws_cognito_user_pool" "u" {
  name = "u"
  admin_create_user_config { allow_admin_create_user_only = true }
}
resource "aws_cognito_user_pool_client" "u" {
  name         = "u"
  user_pool_id = aws_cognito_user_pool.u.id
}
resource "aws_cognito_identity_pool" "p" {
  identity_pool_name               = "p"
  allow_unauthenticated_identities = false
  cognito_identity_providers {
    client_id     = aws_cognito_user_pool_client.u.id
    provider_name = aws_cognito_user_pool.u.endpoint
  }
}
resource "aws_cognito_identity_pool_roles_attachment" "p" {
  identity_pool_id = aws_cognito_identity_pool.p.id
  roles            = { authenticated = aws_iam_role.r.arn }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cognito-idp:AdminCreateUser", Resource = aws_cognito_user_pool.u.arn }] })
}

# ---- certificates of an authority that roles trust
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by acm-pca-issue-certificate
resource "aws_acmpca_certificate_authority" "ca" {
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject { common_name = "example.com" }
  }
}
resource "aws_rolesanywhere_trust_anchor" "t" {
  name    = "t"
  enabled = true
  source {
    source_type = "AWS_ACM_PCA"
    source_data { acm_pca_arn = aws_acmpca_certificate_authority.ca.arn }
  }
}
resource "aws_rolesanywhere_profile" "p" {
  name      = "p"
  enabled   = true
  role_arns = [aws_iam_role.r.arn]
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["acm-pca:IssueCertificate", "acm-pca:GetCertificate"], Resource = "*" }] })
}

# ---- users of a directory
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data ?
#> aws_iam_user.a by ds-reset-user-password ?
resource "aws_directory_service_directory" "d" {
  name     = "corp.example.com"
  password = "secret-enough"
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ds:ResetUserPassword", Resource = "*" }] })
}

# ---- an agent with a function for a tool
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data ?
#> aws_iam_user.a by bedrock-invoke-agent ?
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.r.arn
}
resource "aws_bedrockagent_agent" "g" {
  agent_name              = "g"
  agent_resource_role_arn = "arn:aws:iam::123456789012:role/other"
  foundation_model        = "m"
}
resource "aws_bedrockagent_agent_action_group" "g" {
  agent_id          = aws_bedrockagent_agent.g.agent_id
  agent_version     = "DRAFT"
  action_group_name = "g"
  action_group_executor { lambda = aws_lambda_function.f.arn }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "bedrock:InvokeAgent", Resource = "*" }] })
}

# ---- an environment with its owner's credentials
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data ?
#> aws_iam_user.a by cloud9-create-membership ?
resource "aws_cloud9_environment_ec2" "e" {
  name          = "e"
  instance_type = "t3.small"
  image_id      = "amazonlinux-2023-x86_64"
  owner_arn     = aws_iam_role.r.arn
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cloud9:CreateEnvironmentMembership", Resource = "*" }] })
}

# ---- jobs on a cluster of Kubernetes
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
#> aws_iam_user.a by emr-containers-start-job-run
resource "aws_emrcontainers_virtual_cluster" "v" {
  name = "v"
  container_provider {
    id   = "c"
    type = "EKS"
    info {
      eks_info { namespace = "emr" }
    }
  }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "emr-containers:StartJobRun", Resource = "*" }] })
}

# ---- a document that runs on an instance
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data ?
#> aws_iam_user.a by ssm-update-document ?
resource "aws_iam_instance_profile" "r" { role = aws_iam_role.r.name }
resource "aws_instance" "i" { iam_instance_profile = aws_iam_instance_profile.r.name }
resource "aws_ssm_document" "d" {
  name          = "d"
  document_type = "Command"
  content       = "{}"
}
resource "aws_ssm_association" "d" {
  name = aws_ssm_document.d.name
  targets {
    key    = "InstanceIds"
    values = [aws_instance.i.id]
  }
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"], Resource = "arn:aws:ssm:*:*:document/d" }] })
}

# ---- a key that is off
#> aws_iam_role.r gets read aws_s3_bucket.data
resource "aws_iam_user" "b" { name = "b" }
resource "aws_iam_access_key" "b" {
  user   = aws_iam_user.b.name
  status = "Inactive"
}
resource "aws_iam_user_policy_attachment" "b" {
  user       = aws_iam_user.b.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "iam:UpdateAccessKey", Resource = "*" }] })
}
#> aws_iam_user.a gets admin 123456789012 ?
#> aws_iam_user.a gets read aws_s3_bucket.data ?
#> aws_iam_user.a by iam-update-access-key ?

# ---- commands on an instance: by any document, by one that is harmless, by one of AWS
#> aws_iam_role.r gets read aws_s3_bucket.data
#> aws_iam_user.any gets read aws_s3_bucket.data ?
#> aws_iam_user.any by ssm-send-command ?
#> aws_iam_user.any gets admin 123456789012 ?
#> aws_iam_user.shell gets admin 123456789012 ?
#> aws_iam_user.shell gets read aws_s3_bucket.data ?
#> aws_iam_user.shell by ssm-send-command ?
resource "aws_iam_instance_profile" "r" { role = aws_iam_role.r.name }
resource "aws_instance" "i" { iam_instance_profile = aws_iam_instance_profile.r.name }
resource "aws_iam_user" "any" { name = "any" }
resource "aws_iam_user_policy" "any" {
  user   = aws_iam_user.any.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:SendCommand", Resource = "*" }] })
}
resource "aws_iam_user" "shell" { name = "shell" }
resource "aws_iam_user_policy" "shell" {
  user   = aws_iam_user.shell.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:SendCommand", Resource = ["arn:aws:ssm:*::document/AWS-RunShellScript", "arn:aws:ec2:*:*:instance/*"] }] })
}
resource "aws_iam_user" "harmless" { name = "harmless" }
resource "aws_iam_user_policy" "harmless" {
  user   = aws_iam_user.harmless.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:SendCommand", Resource = ["arn:aws:ssm:*::document/AWSEC2-CreateVssSnapshot", "arn:aws:ec2:*:*:instance/*"] }] })
}
