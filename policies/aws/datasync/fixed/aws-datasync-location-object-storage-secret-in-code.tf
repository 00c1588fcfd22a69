variable "secret_key" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_object_storage" "bad" {
  bucket_name     = "backup"
  server_hostname = "storage.example.com"
  access_key      = "backup"
  secret_key      = var.object_storage_secret_key # want "aws-datasync-location-object-storage-secret-in-code"
}

variable "object_storage_secret_key" {
  description = "Secret key"
  type        = string
  sensitive   = true
}

resource "aws_datasync_location_object_storage" "good" {
  bucket_name     = "backup"
  server_hostname = "storage.example.com"
  access_key      = "backup"
  secret_key      = var.secret_key
}
