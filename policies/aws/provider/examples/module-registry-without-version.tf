module "bad" { # want "module-registry-without-version"
  source = "example/network/aws"
}

module "good" {
  source  = "example/network/aws"
  version = "~> 2.1"
}
