resource "aws_codestarconnections_host" "bad" {
  name              = "git"
  provider_endpoint = "https://git.example.com" # want "aws-codestarconnections-host-plain-http"
  provider_type     = "GitHubEnterpriseServer"
}

resource "aws_codestarconnections_host" "good" {
  name              = "git"
  provider_endpoint = "https://git.example.com"
  provider_type     = "GitHubEnterpriseServer"
}
