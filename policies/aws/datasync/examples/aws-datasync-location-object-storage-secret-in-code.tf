variable "secret_key" {
  type      = string
  sensitive = true
}

resource "aws_datasync_location_object_storage" "bad" {
  bucket_name     = "backup"
  server_hostname = "storage.example.com"
  access_key      = "backup"
  secret_key      = "Tr0ub4dor-and-3" # want "aws-datasync-location-object-storage-secret-in-code"
}

resource "aws_datasync_location_object_storage" "good" {
  bucket_name     = "backup"
  server_hostname = "storage.example.com"
  access_key      = "backup"
  secret_key      = var.secret_key
}
