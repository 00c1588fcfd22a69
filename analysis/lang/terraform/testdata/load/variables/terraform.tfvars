plain  = "from tfvars"
auto   = "overridden"
number = "12"
strict = null
