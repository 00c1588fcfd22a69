variable "strings" {
  type    = list(string)
  default = [1, true, "x"]
}
variable "nums" {
  type    = set(number)
  default = [3, 1, "2", 3]
}
variable "flags" {
  type    = map(bool)
  default = { a = "true", b = false }
}
variable "nested" {
  type = list(object({
    name  = string
    ports = optional(list(number), [80])
    opts = optional(object({
      on   = optional(bool, true)
      mode = optional(string)
    }), {})
  }))
  default = [{ name = "a" }, { name = "b", ports = ["1", 2], opts = { mode = "x" } }]
}
variable "maybe" {
  type    = string
  default = null
}
variable "anyone" {
  default = { list = [1, "a", true], map = { x = [] } }
}
variable "tup" {
  type    = tuple([string, bool])
  default = ["a", "false"]
}
locals {
  objs = { b = { n = 2 }, a = { n = 1 } }
  text = "a,b,,c"
  tmpl = "$${n}: %%{for v in l}$${v} %%{endfor}"
  list = ["x", "y", "z"]
}
output "o01" { value = var.strings }
output "o02" { value = var.nums }
output "o03" { value = var.flags }
output "o04" { value = var.nested }
output "o05" { value = var.maybe == null ? "none" : var.maybe }
output "o06" { value = var.anyone }
output "o07" { value = var.tup }
output "o08" { value = [for k, o in local.objs : "${k}${o.n}"] }
output "o09" { value = [for n in var.nums : n * 2] }
output "o10" { value = { for i, s in split(",", local.text) : i => s if s != "" } }
output "o11" { value = local.objs[*] }
output "o12" { value = [for o in local.objs : o.n][0] }
output "o13" { value = local.list[length(local.list) - 1] }
output "o14" { value = try(local.list[5], "no") }
output "o15" { value = try(local.objs.c.n, local.objs["a"].n) }
output "o16" { value = can(tonumber("x")) }
output "o17" { value = [1 == "1", "true" == true, [] == [], {} == {}, null == null] }
output "o18" { value = !false || false && true }
output "o19" { value = 5 % 3 + -2 * 3 - 10 / 4 }
output "o20" { value = "${1}${true}${1.5}" }
output "o21" { value = "%{if true}a%{else}b%{endif}%{if false}c%{endif}" }
output "o22" { value = "%{for i, v in local.list}${i}=${v};%{endfor}" }
output "o23" {
  value = <<-EOT
      two
    zero

      ${local.list[0]}
    %{~for v in local.list}
    - ${v}
    %{~endfor}
  EOT
}
output "o24" {
  value = <<EOT
  keep
	tab
EOT
}
output "o25" { value = "\u00e9\U0001F600 \"q\" \\ \t $${a} %%{b}" }
output "o26" { value = [1e3, 1.10, 0.1, 123456789012345678901234567890, -0.5, 1 / 3] }
output "o27" { value = "${1 / 3}" }
output "o28" { value = [for v in [1, "a", true] : v] }
output "o29" { value = { "a-b" = 1, (local.list[0]) = 2, "${local.list[1]}" = 3 } }
output "o30" { value = { for v in ["a", "b", "a"] : v => length(v)... } }
output "o31" { value = true ? 1 : "a" }
output "o32" { value = false ? [1] : ["a", "b"] }
output "o33" { value = toset(["b", "a", "b"]) == toset(["a", "b"]) }
output "o34" { value = tolist(toset([3, 1, 2])) }
output "o35" { value = concat([1], ["a"], tolist([true])) }
output "o36" { value = flatten([[1, [2]], [], [[["a"]]]]) }
output "o37" { value = merge({ a = 1 }, { a = "x", b = [1] }, {}) }
output "o38" { value = keys({ b = 1, a = 2 }) }
output "o39" { value = values({ b = 1, a = "x" }) }
output "o40" { value = zipmap(["a", "b"], [1, "x"]) }
output "o41" { value = setproduct(["a", "b"], [1, 2]) }
output "o42" { value = distinct([1, "1", 2, 2]) }
output "o43" { value = contains([1, 2], "1") }
output "o44" { value = index(["a", "b"], "b") }
output "o45" { value = lookup({ a = "x" }, "b", "d") }
output "o46" { value = [length("héé"), length({}), length([1]), length(toset([1, 1]))] }
output "o47" { value = coalesce("", null, "x") }
output "o48" { value = coalescelist([], ["a"]) }
output "o49" { value = compact(["a", "", null, "b"]) }
output "o50" { value = jsonencode({ b = [1, null, "x"], a = { t = true, n = 1.5 } }) }
output "o51" { value = jsondecode("[1, 2.5, \"x\", null, {\"a\": true}]") }
output "o52" { value = [for s in ["  a ", "b"] : trimspace(s)] }
output "o53" { value = format("%s %d %v %#v %5.2f %t %%", "a", 1, [1, "b"], { a = 1 }, 2.345, true) }
output "o54" { value = formatlist("%s-%s", ["a", "b"], "x") }
output "o55" { value = regex("(?P<a>\\d+)-(?P<b>\\w+)", "12-ab") }
output "o56" { value = regexall("[a-z]", "a1b2") }
output "o57" { value = replace("hello", "/l+/", "L") }
output "o58" { value = [startswith("abc", "ab"), endswith("abc", "bc"), strcontains("abc", "d")] }
output "o59" { value = [sum([1, 2.5]), max(1, 2), min([3, 1]...), ceil(1.1), floor(-1.1), abs(-3), signum(-2), pow(2, 10), log(8, 2), parseint("ff", 16)] }
output "o60" { value = [alltrue([true, "true"]), anytrue([]), alltrue([])] }
output "o61" { value = slice(local.list, 1, 3) }
output "o62" { value = [sort(["b", "a"]), reverse([1, 2, 3]), range(1, 10, 4)] }
output "o63" { value = chunklist([1, 2, 3], 2) }
output "o64" { value = transpose({ a = ["x", "y"], b = ["y"] }) }
output "o65" { value = matchkeys(["a", "b"], ["x", "y"], ["y"]) }
output "o66" { value = element(local.list, 4) }
output "o67" { value = one(toset(["a"])) }
output "o68" { value = setsubtract(["a", "b"], ["b"]) }
output "o69" { value = [substr("hello", -3, 2), title("a b"), upper("é"), strrev("abc"), indent(2, "a\nb"), chomp("a\n"), join("-", ["a", "b"]), trim("xax", "x"), trimprefix("ab", "a"), trimsuffix("ab", "b")] }
output "o70" { value = [base64encode("é"), base64decode("w6k="), urlencode("a&b c"), md5("a"), sha1("a"), sha256("a"), base64sha256("a")] }
output "o71" { value = [cidrsubnet("10.0.0.0/8", 8, 2), cidrhost("10.0.0.0/8", -2), cidrnetmask("10.0.0.0/12"), cidrsubnets("10.0.0.0/16", 2, 4)] }
output "o72" { value = yamldecode("a: 1\nb: [x, true, null]\n") }
output "o73" { value = yamlencode({ b = 1, a = ["x"] }) }
output "o74" { value = csvdecode("a,b\n1,2\n3,4\n") }
output "o75" { value = [formatdate("YYYY-MM-DD", "2024-01-02T03:04:05Z"), timeadd("2024-01-02T03:04:05Z", "1h"), timecmp("2024-01-02T03:04:05Z", "2024-01-02T03:04:06Z")] }
output "o76" { value = uuidv5("dns", "example.com") }
output "o77" { value = templatestring(local.tmpl, { n = "x", l = [1, 2] }) }
output "o78" { value = templatefile("t.tftpl", { n = "x", l = [1, 2] }) }
output "o79" { value = [fileexists("t.tftpl"), fileexists("no"), file("t.tftpl"), filemd5("t.tftpl"), basename("a/b.c"), dirname("a/b.c")] }
output "o80" { value = fileset(".", "*.tftpl") }
output "o81" { value = [tostring(true), tonumber("1.50"), tobool("false"), tomap({ a = 1, b = "x" }), toset([1, "1"])] }
output "o82" { value = { for k, v in { a = 1, b = null } : k => v == null ? "null" : tostring(v) } }
output "o83" { value = [for i in range(3) : [for j in range(i) : j]] }
output "o84" { value = local.objs["a"]["n"] + local.objs.b.n }
output "o85" { value = [null, null][*] }
output "o86" { value = var.nested[*].opts.on }
output "o87" { value = var.nested.*.name }
output "o88" { value = length(var.nested) > 1 && var.nested[0].ports[0] == 80 }
output "o89" { value = 1 < 2 ? 1 : 2 == 2 ? 3 : 4 }
output "o90" { value = textencodebase64("hi", "UTF-16LE") }
