resource "aws_lb" "bad" {
  name                                                         = "api"
  load_balancer_type                                           = "network"
  subnets                                                      = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
  enforce_security_group_inbound_rules_on_private_link_traffic = "on" # want "aws-lb-privatelink-bypasses-groups"
}

resource "aws_lb" "good" {
  name               = "api"
  load_balancer_type = "network"
  subnets            = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
