resource "aws_datasync_location_object_storage" "bad" {
  bucket_name     = "backup"
  server_hostname = "storage.example.com"
  server_protocol = "HTTPS" # want "aws-datasync-location-object-storage-plain-http"
}

resource "aws_datasync_location_object_storage" "good" {
  bucket_name     = "backup"
  server_hostname = "storage.example.com"
}
