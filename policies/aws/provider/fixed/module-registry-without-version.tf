module "bad" { # want "module-registry-without-version"
  source  = "example/network/aws"
  version = "1.0.0"
}

module "good" {
  source  = "example/network/aws"
  version = "~> 2.1"
}
