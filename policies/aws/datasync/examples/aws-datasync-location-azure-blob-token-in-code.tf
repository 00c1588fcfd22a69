variable "token" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_azure_blob" "bad" {
  agent_arns          = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  authentication_type = "SAS"
  container_url       = "https://example.blob.core.windows.net/backup"

  sas_configuration {
    token = "sp=r&st=2026-01-01T00:00:00Z&sig=c2lnbmF0dXJl" # want "aws-datasync-location-azure-blob-token-in-code"
  }
}

resource "aws_datasync_location_azure_blob" "good" {
  agent_arns          = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  authentication_type = "SAS"
  container_url       = "https://example.blob.core.windows.net/backup"

  sas_configuration {
    token = var.token
  }
}
