variable "token" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_azure_blob" "bad" {
  agent_arns          = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  authentication_type = "SAS"
  container_url       = "https://example.blob.core.windows.net/backup"

  sas_configuration {
    token = var.sas_token # want "aws-datasync-location-azure-blob-token-in-code"
  }
}

variable "sas_token" {
  description = "Token"
  type        = string
  sensitive   = true
}

resource "aws_datasync_location_azure_blob" "good" {
  agent_arns          = ["arn:aws:datasync:eu-central-1:123456789012:agent/agent-0a1b2c3d"]
  authentication_type = "SAS"
  container_url       = "https://example.blob.core.windows.net/backup"

  sas_configuration {
    token = var.token
  }
}
