module "net" {
  source = "example/net/aws"
}
