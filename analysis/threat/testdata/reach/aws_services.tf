# Services with endpoints in networks and outside of them.
# https://docs.aws.amazon.com/vpc/latest/privatelink/what-is-privatelink.html
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
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
resource "aws_security_group" "data" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    security_groups = [aws_security_group.web.id]
  }
}
resource "aws_instance" "a" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.web.id]
}
resource "aws_security_group" "wide" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# ---- an interface endpoint of AWS
#> aws_instance.a -> aws_vpc_endpoint.secrets tcp 443
resource "aws_vpc_endpoint" "secrets" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.secretsmanager"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [aws_security_group.data.id]
}
resource "aws_vpc_endpoint" "shut" {
  vpc_id             = aws_vpc.main.id
  service_name       = "com.amazonaws.us-east-1.ssm"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [aws_security_group.none.id]
}
resource "aws_security_group" "none" { vpc_id = aws_vpc.main.id }

# ---- gateway endpoints: of the subnet's table, and of another one
#> aws_instance.a -> aws_vpc_endpoint.s3 tcp 443
resource "aws_route_table" "private" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = [aws_route_table.private.id]
}
resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.us-east-1.dynamodb"
  route_table_ids = [aws_route_table.public.id]
}

# ---- a service behind a load balancer of another VPC
#> aws_instance.a -> aws_vpc_endpoint.e all traffic
#> aws_vpc_endpoint.e -> aws_lb.nlb tcp 5432
resource "aws_vpc" "other" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "other" {
  vpc_id     = aws_vpc.other.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_lb" "nlb" {
  internal           = true
  load_balancer_type = "network"
  subnets            = [aws_subnet.other.id]
}
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 5432
  protocol          = "TCP"
  default_action { type = "forward" }
}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = false
  network_load_balancer_arns = [aws_lb.nlb.arn]
}
resource "aws_vpc_endpoint" "e" {
  vpc_id             = aws_vpc.main.id
  service_name       = aws_vpc_endpoint_service.s.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [aws_security_group.data.id]
}

# ---- one that nobody accepts
#> aws_instance.a -> aws_vpc_endpoint.e all traffic
resource "aws_lb" "nlb" {
  internal           = true
  load_balancer_type = "network"
  subnets            = [aws_subnet.private.id]
  security_groups    = [aws_security_group.none.id]
}
resource "aws_security_group" "none" { vpc_id = aws_vpc.main.id }
resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 5432
  protocol          = "TCP"
  default_action { type = "forward" }
}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.nlb.arn]
}
resource "aws_vpc_endpoint" "e" {
  vpc_id             = aws_vpc.main.id
  service_name       = aws_vpc_endpoint_service.s.service_name
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [aws_security_group.data.id]
}

# ---- databases with a public address, in subnets with and without a way out
#> internet -> aws_db_instance.public tcp 5432
#> internet -> aws_redshift_cluster.public tcp 5439
resource "aws_db_subnet_group" "s" {
  for_each   = { public = aws_subnet.public.id, private = aws_subnet.private.id }
  name       = each.key
  subnet_ids = [each.value]
}
resource "aws_db_instance" "public" {
  engine                 = "postgres"
  db_subnet_group_name   = aws_db_subnet_group.s["public"].name
  vpc_security_group_ids = [aws_security_group.wide.id]
  publicly_accessible    = true
}
resource "aws_db_instance" "no_route" {
  engine                 = "postgres"
  db_subnet_group_name   = aws_db_subnet_group.s["private"].name
  vpc_security_group_ids = [aws_security_group.wide.id]
  publicly_accessible    = true
}
resource "aws_db_instance" "no_address" {
  engine                 = "postgres"
  db_subnet_group_name   = aws_db_subnet_group.s["public"].name
  vpc_security_group_ids = [aws_security_group.wide.id]
}
resource "aws_redshift_subnet_group" "s" {
  name       = "s"
  subnet_ids = [aws_subnet.public.id]
}
resource "aws_redshift_cluster" "public" {
  cluster_identifier        = "public"
  node_type                 = "ra3.large"
  cluster_subnet_group_name = aws_redshift_subnet_group.s.name
  vpc_security_group_ids    = [aws_security_group.wide.id]
  publicly_accessible       = true
}
resource "aws_redshift_cluster" "no_address" {
  cluster_identifier        = "inner"
  node_type                 = "ra3.large"
  cluster_subnet_group_name = aws_redshift_subnet_group.s.name
  vpc_security_group_ids    = [aws_security_group.wide.id]
  publicly_accessible       = false
}
#> aws_instance.a -> aws_db_instance.public tcp 5432
#> aws_instance.a -> aws_db_instance.no_route tcp 5432
#> aws_instance.a -> aws_db_instance.no_address tcp 5432
#> aws_instance.a -> aws_redshift_cluster.public tcp 5439
#> aws_instance.a -> aws_redshift_cluster.no_address tcp 5439

# ---- stores in networks, at their ports
#> aws_instance.a -> aws_docdb_cluster.d tcp 27017
#> aws_instance.a -> aws_neptune_cluster.n tcp 8182
#> aws_instance.a -> aws_elasticache_cluster.memcached tcp 11211
#> aws_instance.a -> aws_memorydb_cluster.m tcp 6379
#> aws_instance.a -> aws_efs_mount_target.t tcp 2049
#> aws_instance.a -> aws_opensearch_domain.o tcp 443
#> aws_instance.a -> aws_msk_serverless_cluster.k tcp 9098
resource "aws_docdb_subnet_group" "s" {
  name       = "s"
  subnet_ids = [aws_subnet.private.id]
}
resource "aws_docdb_cluster" "d" {
  db_subnet_group_name   = aws_docdb_subnet_group.s.name
  vpc_security_group_ids = [aws_security_group.data.id]
}
resource "aws_neptune_subnet_group" "s" {
  name       = "s"
  subnet_ids = [aws_subnet.private.id]
}
resource "aws_neptune_cluster" "n" {
  neptune_subnet_group_name = aws_neptune_subnet_group.s.name
  vpc_security_group_ids    = [aws_security_group.data.id]
}
resource "aws_elasticache_subnet_group" "s" {
  name       = "s"
  subnet_ids = [aws_subnet.private.id]
}
resource "aws_elasticache_cluster" "memcached" {
  cluster_id         = "c"
  engine             = "memcached"
  subnet_group_name  = aws_elasticache_subnet_group.s.name
  security_group_ids = [aws_security_group.data.id]
}
resource "aws_memorydb_subnet_group" "s" {
  name       = "s"
  subnet_ids = [aws_subnet.private.id]
}
resource "aws_memorydb_cluster" "m" {
  name               = "m"
  node_type          = "db.t4g.small"
  acl_name           = "open-access"
  subnet_group_name  = aws_memorydb_subnet_group.s.name
  security_group_ids = [aws_security_group.data.id]
}
resource "aws_efs_file_system" "f" {}
resource "aws_efs_mount_target" "t" {
  file_system_id  = aws_efs_file_system.f.id
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.data.id]
}
resource "aws_opensearch_domain" "o" {
  domain_name = "o"
  vpc_options {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.data.id]
  }
}
resource "aws_msk_serverless_cluster" "k" {
  cluster_name = "k"
  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.data.id]
  }
}

# ---- code of functions in networks gets to where their groups let it
#> aws_lambda_function.inside -> aws_db_instance.d tcp 3306
resource "aws_lambda_function" "inside" {
  function_name = "inside"
  role          = "arn:aws:iam::123456789012:role/f"
  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.f.id]
  }
}
resource "aws_lambda_function" "outside" {
  function_name = "outside"
  role          = "arn:aws:iam::123456789012:role/f"
}
resource "aws_security_group" "f" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
resource "aws_security_group" "db" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 3306
    to_port         = 3306
    protocol        = "tcp"
    security_groups = [aws_security_group.f.id]
  }
}
resource "aws_db_subnet_group" "d" {
  name       = "d"
  subnet_ids = [aws_subnet.private.id]
}
resource "aws_db_instance" "d" {
  engine                 = "mysql"
  db_subnet_group_name   = aws_db_subnet_group.d.name
  vpc_security_group_ids = [aws_security_group.db.id]
}

# ---- API servers of clusters
#> internet -> aws_eks_cluster.open tcp 443
#> aws_instance.a -> aws_eks_cluster.shut tcp 443
resource "aws_eks_cluster" "open" {
  name     = "open"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  vpc_config { subnet_ids = [aws_subnet.private.id] }
}
resource "aws_eks_cluster" "office" {
  name     = "office"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  vpc_config {
    subnet_ids          = [aws_subnet.private.id]
    public_access_cidrs = ["198.51.100.0/24"]
  }
}
resource "aws_eks_cluster" "shut" {
  name     = "shut"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  vpc_config {
    subnet_ids              = [aws_subnet.private.id]
    security_group_ids      = [aws_security_group.data.id]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}

# ---- nodes with a key and no groups for it
#> internet -> aws_eks_node_group.n tcp 22
#> aws_instance.a -> aws_eks_node_group.n tcp 22
#> aws_eks_node_group.n -> aws_instance.a tcp 443
resource "aws_subnet" "nodes" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.3.0/24"
  map_public_ip_on_launch = true
}
resource "aws_route_table_association" "nodes" {
  subnet_id      = aws_subnet.nodes.id
  route_table_id = aws_route_table.public.id
}
resource "aws_eks_cluster" "c" {
  name     = "c"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  vpc_config {
    subnet_ids             = [aws_subnet.nodes.id]
    endpoint_public_access = false
  }
}
resource "aws_eks_node_group" "n" {
  cluster_name  = aws_eks_cluster.c.name
  node_role_arn = "arn:aws:iam::123456789012:role/n"
  subnet_ids    = [aws_subnet.nodes.id]
  remote_access { ec2_ssh_key = "key" }
}

# ---- hosts outside of networks
#> internet -> aws_lightsail_instance.defaults tcp 22, tcp 80
#> internet -> aws_lightsail_instance.told tcp 443
#> internet -> aws_lightsail_database.public tcp 3306
#> internet -> aws_elastic_beanstalk_environment.web
#> internet -> aws_apprunner_service.public
resource "aws_lightsail_instance" "defaults" {
  name         = "defaults"
  blueprint_id = "amazon_linux_2023"
}
resource "aws_lightsail_instance" "told" {
  name         = "told"
  blueprint_id = "amazon_linux_2023"
}
resource "aws_lightsail_instance_public_ports" "told" {
  instance_name = aws_lightsail_instance.told.name
  port_info {
    protocol  = "tcp"
    from_port = 443
    to_port   = 443
  }
  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
    cidrs     = ["198.51.100.0/24"]
  }
}
resource "aws_lightsail_database" "public" {
  relational_database_blueprint_id = "mysql_8_0"
  publicly_accessible              = true
}
resource "aws_lightsail_database" "inner" { relational_database_blueprint_id = "mysql_8_0" }
resource "aws_elastic_beanstalk_environment" "web" {
  name        = "web"
  application = "app"
}
resource "aws_elastic_beanstalk_environment" "worker" {
  name        = "worker"
  application = "app"
  tier        = "Worker"
}
resource "aws_elastic_beanstalk_environment" "inner" {
  name        = "inner"
  application = "app"
  setting {
    namespace = "aws:ec2:vpc"
    name      = "ELBScheme"
    value     = "internal"
  }
}
resource "aws_apprunner_service" "public" { service_name = "public" }
resource "aws_apprunner_service" "inner" {
  service_name = "inner"
  network_configuration {
    ingress_configuration { is_publicly_accessible = false }
  }
}

# ---- a VPN for clients, to what it authorizes
#> internet -> aws_ec2_client_vpn_endpoint.v udp 443
#> aws_ec2_client_vpn_endpoint.v -> aws_instance.a tcp 443
resource "aws_ec2_client_vpn_endpoint" "v" {
  client_cidr_block      = "10.100.0.0/22"
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/c"
  vpc_id                 = aws_vpc.main.id
  security_group_ids     = [aws_security_group.web.id]
}
resource "aws_ec2_client_vpn_network_association" "v" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.v.id
  subnet_id              = aws_subnet.private.id
}
resource "aws_ec2_client_vpn_authorization_rule" "v" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.v.id
  target_network_cidr    = "10.0.2.0/24"
  authorize_all_groups   = true
}
resource "aws_subnet" "other" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.4.0/24"
}
resource "aws_instance" "other" {
  subnet_id              = aws_subnet.other.id
  vpc_security_group_ids = [aws_security_group.wide.id]
}
#> aws_instance.a -> aws_instance.other all traffic
