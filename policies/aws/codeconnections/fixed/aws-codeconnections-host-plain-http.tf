resource "aws_codeconnections_host" "bad" {
  name              = "git"
  provider_endpoint = "https://git.example.com" # want "aws-codeconnections-host-plain-http"
  provider_type     = "GitHubEnterpriseServer"
}

resource "aws_codeconnections_host" "good" {
  name              = "git"
  provider_endpoint = "https://git.example.com"
  provider_type     = "GitHubEnterpriseServer"
}
