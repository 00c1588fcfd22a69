variable "unknown" {}

resource "aws_security_group" "g" {
  dynamic "ingress" {
    for_each = [22, 443]
    content {
      from_port = ingress.value
      to_port   = ingress.value
    }
  }
  ingress {
    from_port = 80
    to_port   = 80
  }
  dynamic "egress" {
    for_each = var.unknown
    iterator = it
    content {
      from_port = it.value
    }
  }
}

resource "aws_s3_bucket" "b" {
  dynamic "versioning" {
    for_each = [true]
    content {
      enabled = versioning.value
    }
  }
  logging {
    target_bucket = "logs"
  }
}
