variable "name" {
  type    = string
  default = "shop"
}

variable "ports" {
  type    = list(number)
  default = ["22", 443]
}

variable "people" {
  type = map(object({
    role  = string
    admin = optional(bool, false)
    tags  = optional(list(string), ["none"])
  }))
  default = {
    ada = { role = "dev", admin = true }
    bob = { role = "ops", tags = ["x"] }
  }
}

variable "mixed" {
  type    = tuple([string, number])
  default = [1, "2"]
}

variable "unique" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "pattern" {
  type    = any
  default = { a = 1 }
}

locals {
  upper   = upper(var.name)
  joined  = join("-", [local.upper, "x", var.ports[1]])
  admins  = [for n, p in var.people : n if p.admin]
  by_role = { for n, p in var.people : p.role => n }
  groups  = { for n, p in var.people : p.admin ? "yes" : "no" => n... }
  nested  = flatten([for n, p in var.people : [for t in p.tags : "${n}:${t}"]])
  long    = <<-EOT
    Dear ${var.name},
      you have %{if length(var.ports) > 1}several%{else}few%{endif} ports:
    %{for p in var.ports~}
    - ${p}
    %{endfor~}
    "quoted" \n stays
  EOT
  raw     = <<EOT
	tab ${1 + 1}
EOT
}

module "child" {
  source   = "./child"
  for_each = var.unique
  name     = each.key
  index    = length(each.value)
}

module "counted" {
  source = "./child"
  count  = 2
  name   = "n${count.index}"
}

output "joined" { value = local.joined }
output "admins" { value = local.admins }
output "by_role" { value = local.by_role }
output "groups" { value = local.groups }
output "nested" { value = local.nested }
output "long" { value = local.long }
output "raw" { value = local.raw }
output "people" { value = var.people }
output "mixed" { value = var.mixed }
output "unique" { value = var.unique }
output "ports" { value = var.ports }
output "children" { value = { for k, m in module.child : k => m.label } }
output "counted" { value = module.counted[*].label }
output "first" { value = module.counted[0].all.name }
output "arith" { value = [7 / 2, 7 % 2, -3 * 2.5, 1e3, 2 > 1, 1 == 1.0, "a" != "b", true && !false] }
output "escape" { value = "a\tb\"c\\d\u00e9 $${x} %%{y}" }
output "numbers" { value = ["${1.50}", "${100000000000000000000}", "${0.1 + 0.2}"] }
output "try" { value = [try(var.pattern.b, "none"), try(var.pattern.a, "none"), can(var.pattern.b.c)] }
output "lookup" { value = [lookup({ a = 1 }, "a", 0), lookup({ a = 1 }, "b", 5), element(["x", "y"], 3)] }
output "merge" { value = merge({ a = 1, b = { c = 2 } }, { b = 3 }, null) }
output "concat" { value = concat(["a"], var.unique == toset([]) ? [] : ["b"], []) }
output "set_ops" { value = [setunion(["b"], ["a"]), setintersection(["a", "b"], ["b"]), distinct(["x", "x"])] }
output "json" { value = jsondecode(jsonencode({ z = [1, null, true], a = "<&>" })) }
output "json_text" { value = jsonencode({ z = [1.5, null, true], a = "<&>é" }) }
output "null" { value = [null == null, coalesce(null, "", "z"), coalescelist([], [1])] }
output "splat" { value = [var.people["ada"].tags[*], [for t in var.people["bob"].tags : upper(t)]] }
output "single_splat" { value = [var.name[*], null[*]] }
output "condition" { value = var.name == "shop" ? { a = 1 } : { a = 2 } }
output "one" { value = [one([]), one(["x"])] }
output "range" { value = [range(3), range(1, 4), range(5, 0, -2)] }
output "strings" { value = [format("%05.1f|%-5s|%q", 3.14159, "ab", "c"), replace("a-b", "-", "+"), substr("hello", 1, 3), split(",", "a,b"), trimspace("  x "), title("ab cd"), regex("[a-z]+", "12ab")] }
output "numeric" { value = [max(1, 3), min(2, 1), ceil(1.2), floor(1.8), abs(-2), pow(2, 8), parseint("ff", 16), signum(-3)] }
output "cidr" { value = [cidrsubnet("10.0.0.0/16", 8, 3), cidrhost("10.0.0.0/24", 5), cidrnetmask("10.0.0.0/20"), cidrsubnets("10.0.0.0/16", 4, 8)] }
output "encoding" { value = [base64encode("hi"), urlencode("a b&c"), md5("x"), sha256("x"), yamlencode({ a = [1] }), csvdecode("a,b\n1,2")] }
output "collections" { value = [keys({ b = 1, a = 2 }), values({ b = 1, a = 2 }), zipmap(["a", "b"], [1, 2]), chunklist([1, 2, 3], 2), index(["a", "b"], "b"), contains(["a"], "a"), reverse([1, 2]), slice([1, 2, 3], 1, 2), sort(["b", "a"]), transpose({ a = ["x"] })] }
output "types" { value = [tostring(1), tonumber("2"), tobool("true"), tolist(["a"]), tomap({ a = "b" })] }
output "path" { value = [path.module, path.root] }
