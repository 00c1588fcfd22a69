resource "aws_msk_configuration" "bad" {
  name              = "orders"
  server_properties = "allow.everyone.if.no.acl.found=true" # want "aws-msk-configuration-open-without-acl"
}

resource "aws_msk_configuration" "good" {
  name              = "orders"
  server_properties = "allow.everyone.if.no.acl.found=false"
}
