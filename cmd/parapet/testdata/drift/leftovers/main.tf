resource "aws_vpc" "main" {
  cidr_block = "10.9.0.0/16"
  tags       = { Name = "leftovers" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

# None of these says what is in it.
resource "aws_security_group" "web" {
  name        = "web"
  description = "web"
  vpc_id      = aws_vpc.main.id
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "data" }
}

resource "aws_network_acl" "data" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "data" }
}

resource "aws_iam_role" "worker" {
  name = "worker"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "own" {
  name   = "own"
  role   = aws_iam_role.worker.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::a/*" }] })
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.worker.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user" "ann" {
  name = "ann"
}

resource "aws_iam_group" "ops" {
  name = "ops"
}

resource "aws_s3_bucket" "files" {
  bucket = "files-of-all"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_secretsmanager_secret" "key" {
  name = "key"
}

resource "aws_ecr_repository" "app" {
  name = "app"
}
