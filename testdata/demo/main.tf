# A small shop: a web server, its database and a bucket for invoices.
# It works, and it is full of holes. Run `parapet check testdata/demo`.

provider "aws" {
  region = var.region
}

module "network" {
  source      = "./network"
  name        = var.name
  admin_cidrs = var.admin_cidrs
}

resource "aws_instance" "web" {
  ami                         = var.ami
  instance_type               = "t3.small"
  subnet_id                   = module.network.public_subnet_id
  vpc_security_group_ids      = [module.network.web_security_group_id]
  iam_instance_profile        = aws_iam_instance_profile.web.name
  associate_public_ip_address = true

  root_block_device {
    encrypted = false
  }

  user_data = <<-EOT
    #!/bin/bash
    export DB_HOST=${aws_db_instance.orders.address}
    systemctl start shop
  EOT
}

resource "aws_iam_instance_profile" "web" {
  name = "${var.name}-web"
  role = aws_iam_role.web.name
}

resource "aws_iam_role" "web" {
  name = "${var.name}-web"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "web" {
  name   = "invoices"
  role   = aws_iam_role.web.id
  policy = data.aws_iam_policy_document.web.json
}

data "aws_iam_policy_document" "web" {
  statement {
    sid       = "Invoices"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
