module "bad" {
  source = "git::https://example.com/network.git" # want "module-unpinned"
}

module "good" {
  source = "git::https://example.com/network.git?ref=v1.2.0"
}
