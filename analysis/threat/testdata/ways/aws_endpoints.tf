# Stores that ask where requests come from.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "web" {
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.web.id]
  associate_public_ip_address = true
  iam_instance_profile        = aws_iam_instance_profile.app.name
}
resource "aws_iam_instance_profile" "app" { role = aws_iam_role.app.name }
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "secretsmanager:GetSecretValue"], Resource = "*" }] })
}
resource "aws_iam_user" "a" { name = "a" }
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_s3_bucket" "data" { bucket = "data" }

# ---- a bucket for one endpoint, which the machine gets to
#> internet gets read aws_s3_bucket.data
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.public.id]
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["${aws_s3_bucket.data.arn}/*"], Condition = { StringNotEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id } } }] })
}

# ---- a bucket for one endpoint, which the machine does not get to
resource "aws_route_table" "other" { vpc_id = aws_vpc.main.id }
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.other.id]
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["${aws_s3_bucket.data.arn}/*"], Condition = { StringNotEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id } } }] })
}

# ---- a bucket for one endpoint, whose policy lets nobody at the bucket
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.public.id]
  policy          = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Principal = "*", Resource = "arn:aws:s3:::logs/*" }] })
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["${aws_s3_bucket.data.arn}/*"], Condition = { StringNotEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id } } }] })
}

# ---- a bucket for one network
#> internet gets read aws_s3_bucket.data
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.public.id]
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["${aws_s3_bucket.data.arn}/*"], Condition = { StringNotEquals = { "aws:SourceVpc" = aws_vpc.main.id } } }] })
}

# ---- a bucket for an endpoint that is not in the code
#> internet gets read aws_s3_bucket.data ?
#> aws_iam_role.app gets read aws_s3_bucket.data ?
#> aws_iam_user.a gets read aws_s3_bucket.data ?
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*", Resource = ["${aws_s3_bucket.data.arn}/*"], Condition = { StringNotEquals = { "aws:SourceVpce" = "vpce-1a2b3c4d" } } }] })
}

# ---- a bucket for everybody who comes by an endpoint, and for others with a right to it
#> internet gets read aws_s3_bucket.data
#> aws_iam_role.app gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.public.id]
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = ["${aws_s3_bucket.data.arn}/*"], Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id } } }] })
}

# ---- a secret for one endpoint, an interface that the machine gets to
#> internet gets read aws_s3_bucket.data
#> aws_iam_role.app gets read aws_s3_bucket.data
#> aws_iam_user.a gets read aws_s3_bucket.data
#> internet gets read aws_secretsmanager_secret.s
resource "aws_vpc_endpoint" "s" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.eu-west-1.secretsmanager"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.public.id]
  security_group_ids = [aws_security_group.web.id]
}
resource "aws_secretsmanager_secret" "s" { name = "s" }
resource "aws_secretsmanager_secret_policy" "s" {
  secret_arn = aws_secretsmanager_secret.s.arn
  policy     = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "secretsmanager:GetSecretValue", Principal = "*", Resource = "*", Condition = { StringNotEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s.id } } }] })
}
