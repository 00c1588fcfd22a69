# Stores that answer in a network to whoever has a login as well.
provider "aws" { allowed_account_ids = ["123456789012"] }
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
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
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
resource "aws_security_group" "data" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 0
    to_port         = 65535
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
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

# ---- a password in a secret that the machine reads
#> internet gets read aws_db_instance.db by log-in-to-store
#> internet gets read aws_secretsmanager_secret.db by secretsmanager-get-secret-value
#> aws_iam_role.app gets read aws_secretsmanager_secret.db by secretsmanager-get-secret-value
resource "random_password" "db" { length = 32 }
resource "aws_db_subnet_group" "db" { subnet_ids = [aws_subnet.private.id] }
resource "aws_db_instance" "db" {
  identifier             = "db"
  engine                 = "postgres"
  username               = "app"
  password               = random_password.db.result
  db_subnet_group_name   = aws_db_subnet_group.db.name
  vpc_security_group_ids = [aws_security_group.data.id]
}
resource "aws_secretsmanager_secret" "db" { name = "db" }
resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "app", password = random_password.db.result })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.db.arn }] })
}

# ---- a secret that AWS keeps, which the machine reads
#> internet gets read aws_db_instance.db by log-in-to-store
resource "aws_db_subnet_group" "db" { subnet_ids = [aws_subnet.private.id] }
resource "aws_db_instance" "db" {
  identifier                  = "db"
  engine                      = "postgres"
  username                    = "app"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.db.name
  vpc_security_group_ids      = [aws_security_group.data.id]
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_db_instance.db.master_user_secret[0].secret_arn }] })
}

# ---- a password in another secret, and none that the machine reads
#> internet gets read aws_db_instance.db by guess-password
resource "random_password" "db" { length = 32 }
resource "aws_db_subnet_group" "db" { subnet_ids = [aws_subnet.private.id] }
resource "aws_db_instance" "db" {
  identifier             = "db"
  engine                 = "postgres"
  username               = "app"
  password               = random_password.db.result
  db_subnet_group_name   = aws_db_subnet_group.db.name
  vpc_security_group_ids = [aws_security_group.data.id]
}
resource "aws_secretsmanager_secret" "db" { name = "db" }
resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = random_password.db.result
}

# ---- a password in a machine's user data
#> internet gets read aws_db_instance.db by log-in-to-store
resource "aws_db_subnet_group" "db" { subnet_ids = [aws_subnet.private.id] }
resource "random_password" "db" { length = 32 }
resource "aws_db_instance" "db" {
  identifier             = "db"
  engine                 = "mysql"
  password               = random_password.db.result
  db_subnet_group_name   = aws_db_subnet_group.db.name
  vpc_security_group_ids = [aws_security_group.data.id]
}
resource "aws_instance" "worker" {
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.web.id]
  associate_public_ip_address = true
  user_data                   = "export PGPASSWORD=${random_password.db.result}"
}

# ---- a token for the database
#> internet gets read aws_db_instance.db by log-in-to-store
#> aws_iam_role.app gets read aws_db_instance.db by rds-db-connect ?
resource "aws_db_subnet_group" "db" { subnet_ids = [aws_subnet.private.id] }
resource "aws_db_instance" "db" {
  identifier                          = "db"
  engine                              = "mysql"
  iam_database_authentication_enabled = true
  db_subnet_group_name                = aws_db_subnet_group.db.name
  vpc_security_group_ids              = [aws_security_group.data.id]
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = "*" }] })
}

# ---- a file system without a policy, and one that wants a role
#> internet gets read aws_efs_file_system.open by mount-file-system
#> internet gets read aws_efs_file_system.own by log-in-to-store
#> aws_iam_role.app gets read aws_efs_file_system.own by efs-client-mount ?
resource "aws_efs_file_system" "open" {}
resource "aws_efs_mount_target" "open" {
  file_system_id  = aws_efs_file_system.open.id
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.data.id]
}
resource "aws_efs_file_system" "own" {}
resource "aws_efs_mount_target" "own" {
  file_system_id  = aws_efs_file_system.own.id
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.data.id]
}
resource "aws_efs_file_system_policy" "own" {
  file_system_id = aws_efs_file_system.own.id
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "elasticfilesystem:ClientMount", Principal = { AWS = aws_iam_role.app.arn }, Resource = "*" }] })
}
resource "aws_efs_file_system" "other" {}
resource "aws_efs_mount_target" "other" {
  file_system_id  = aws_efs_file_system.other.id
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.data.id]
}
resource "aws_efs_file_system_policy" "other" {
  file_system_id = aws_efs_file_system.other.id
  policy         = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "elasticfilesystem:ClientMount", Principal = { AWS = "arn:aws:iam::123456789012:role/batch" }, Resource = "*" }] })
}

# ---- a domain in the network, whose policy names a role, and one outside
#> internet gets read aws_opensearch_domain.inner by log-in-to-store
#> internet gets read aws_opensearch_domain.outer by log-in-to-endpoint
#> aws_iam_role.app gets read aws_opensearch_domain.inner by es-http-get ?
#> aws_iam_role.app gets read aws_opensearch_domain.outer by log-in-to-endpoint
resource "aws_opensearch_domain" "inner" {
  domain_name = "inner"
  vpc_options {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.data.id]
  }
  access_policies = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "es:*", Principal = { AWS = aws_iam_role.app.arn }, Resource = "arn:aws:es:*:123456789012:domain/inner/*" }] })
}
resource "aws_opensearch_domain" "outer" {
  domain_name = "outer"
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "es:ESHttpGet", Resource = "arn:aws:es:*:123456789012:domain/outer/*" }] })
}

# ---- a graph that asks for tokens, and one that asks for nothing
#> internet gets read aws_neptune_cluster.open by open-graph
#> internet gets read aws_neptune_cluster.shut by guess-password
resource "aws_neptune_subnet_group" "n" { subnet_ids = [aws_subnet.private.id] }
resource "aws_neptune_cluster" "open" {
  cluster_identifier        = "open"
  neptune_subnet_group_name = aws_neptune_subnet_group.n.name
  vpc_security_group_ids    = [aws_security_group.data.id]
}
resource "aws_neptune_cluster" "shut" {
  cluster_identifier                  = "shut"
  neptune_subnet_group_name           = aws_neptune_subnet_group.n.name
  vpc_security_group_ids              = [aws_security_group.data.id]
  iam_database_authentication_enabled = true
}

# ---- a broker in another network, whose users somebody may change
#> aws_iam_role.app gets read aws_mq_broker.b by mq-create-user ?
#> internet gets read aws_mq_broker.b by mq-create-user ?
resource "aws_vpc" "other" { cidr_block = "10.1.0.0/16" }
resource "aws_subnet" "other" {
  vpc_id     = aws_vpc.other.id
  cidr_block = "10.1.0.0/24"
}
resource "aws_security_group" "other" { vpc_id = aws_vpc.other.id }
resource "aws_mq_broker" "b" {
  broker_name     = "b"
  subnet_ids      = [aws_subnet.other.id]
  security_groups = [aws_security_group.other.id]
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "mq:CreateUser", Resource = "arn:aws:mq:*:123456789012:broker:b:*" }] })
}
