module "bad" {
  source = "git::https://example.com/network.git?ref=main" # want "module-unpinned-commit"
}

module "good" {
  source = "git::https://example.com/network.git?ref=4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a"
}
