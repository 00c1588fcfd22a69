resource "aws_inspector2_organization_configuration" "bad" {
  auto_enable {
    ec2    = true
    ecr    = true # want "aws-inspector2-organization-configuration-not-auto-enabled"
    lambda = true
  }
}

resource "aws_inspector2_organization_configuration" "good" {
  auto_enable {
    ec2         = true
    ecr         = true
    lambda      = true
    lambda_code = true
  }
}
