resource "aws_efs_file_system" "legacy" {
  encrypted = true
}

resource "aws_efs_file_system" "orders" {
  encrypted = true
}

resource "aws_efs_file_system_policy" "legacy" {
  file_system_id = aws_efs_file_system.legacy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" } # want "aws-efs-file-system-public-policy"
      Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      Resource  = aws_efs_file_system.legacy.arn
      Condition = {
        Bool = {
          "elasticfilesystem:AccessedViaMountTarget" = "true"
        }
      }
    }]
  })
}

resource "aws_efs_file_system_policy" "orders" {
  file_system_id = aws_efs_file_system.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      Resource  = aws_efs_file_system.orders.arn
      Condition = { Bool = { "elasticfilesystem:AccessedViaMountTarget" = "true" } }
    }]
  })
}
