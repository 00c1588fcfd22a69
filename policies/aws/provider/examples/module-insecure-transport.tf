module "bad" {
  source = "git::http://example.com/network.git?ref=4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a" # want "module-insecure-transport"
}

module "good" {
  source = "git::https://example.com/network.git?ref=4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a"
}
