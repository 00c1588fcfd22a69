resource "aws_drs_replication_configuration_template" "bad" {
  associate_default_security_group = false
  bandwidth_throttling             = 0
  create_public_ip                 = false        # want "aws-drs-replication-configuration-template-public"
  data_plane_routing               = "PRIVATE_IP" # want "aws-drs-replication-configuration-template-public"
  ebs_encryption                   = "DEFAULT"
  staging_area_subnet_id           = "subnet-0a1b2c3d"
}

resource "aws_drs_replication_configuration_template" "good" {
  associate_default_security_group = false
  bandwidth_throttling             = 0
  create_public_ip                 = false
  data_plane_routing               = "PRIVATE_IP"
  ebs_encryption                   = "DEFAULT"
  staging_area_subnet_id           = "subnet-0a1b2c3d"
}
