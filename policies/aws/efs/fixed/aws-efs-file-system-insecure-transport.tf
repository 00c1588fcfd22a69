resource "aws_efs_file_system" "legacy" {
  encrypted = true
}

resource "aws_efs_file_system_policy" "legacy" {
  file_system_id = aws_efs_file_system.legacy.id
  policy = jsonencode({ # want "aws-efs-file-system-insecure-transport"
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = ["elasticfilesystem:ClientMount"]
      Resource  = aws_efs_file_system.legacy.arn
      }, {
      Sid    = "RequireTLS"
      Effect = "Deny"
      Principal = {
        AWS = "*"
      }
      Action   = "*"
      Resource = aws_efs_file_system.legacy.arn
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

resource "aws_efs_file_system" "orders" {
  encrypted = true
}

resource "aws_efs_file_system_policy" "orders" {
  file_system_id = aws_efs_file_system.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "*"
      Resource  = aws_efs_file_system.orders.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
