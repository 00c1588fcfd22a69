resource "aws_key_pair" "bad" {
  key_name   = "old"
  public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDLrnPXe6yPuPq3uqfyJxkGQ9tJZ1mXn7r4V1 old@example.com" # want "aws-key-pair-weak-key"
}

resource "aws_key_pair" "good" {
  key_name   = "new"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHRoaXMgaXMgbm90IGEga2V5IGF0IGFsbCAhISE new@example.com"
}
