variable "password" {
  type      = string
  sensitive = true
}

resource "aws_appflow_connector_profile" "bad" {
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"

  connector_profile_config {
    connector_profile_credentials {
      redshift {
        username = "flow"
        password = var.connection_secret # want "aws-appflow-connector-profile-credentials-in-code"
      }
    }

    connector_profile_properties {
      redshift {
        bucket_name = "example-flows"
        role_arn    = "arn:aws:iam::123456789012:role/flows"
      }
    }
  }
}

variable "connection_secret" {
  description = "Credential"
  type        = string
  sensitive   = true
}

resource "aws_appflow_connector_profile" "good" {
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"

  connector_profile_config {
    connector_profile_credentials {
      redshift {
        username = "flow"
        password = var.password
      }
    }

    connector_profile_properties {
      redshift {
        bucket_name = "example-flows"
        role_arn    = "arn:aws:iam::123456789012:role/flows"
      }
    }
  }
}
