resource "aws_key_pair" "bad" {
  key_name   = "old"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGpleGFtcGxlZXhhbXBsZWV4YW1wbGVleGFtcGxlZQ== admin" # want "aws-key-pair-weak-key"
}

resource "aws_key_pair" "good" {
  key_name   = "new"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHRoaXMgaXMgbm90IGEga2V5IGF0IGFsbCAhISE new@example.com"
}
