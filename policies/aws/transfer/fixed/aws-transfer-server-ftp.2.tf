resource "aws_transfer_server" "bad" {
  protocols = ["SFTP", "SFTP"] # want "aws-transfer-server-ftp"
}

resource "aws_transfer_server" "good" {
  protocols = ["SFTP", "FTPS"]
}

resource "aws_transfer_server" "default" {}
