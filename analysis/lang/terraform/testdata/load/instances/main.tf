variable "unknown" {}

resource "t" "counted" {
  count = 2
  name  = "n${count.index}"
}

resource "t" "keyed" {
  for_each = { b = 2, a = 1 }
  name     = "${each.key}${each.value}"
}

resource "t" "set" {
  for_each = toset(["y", "x"])
  name     = each.value
}

resource "t" "none" {
  count = 0
}

resource "t" "some" {
  count = var.unknown
  name  = "n${count.index}"
}

resource "t" "reader" {
  splat   = t.counted[*].name
  second  = t.counted[1].name
  by_key  = t.keyed["a"].name
  all     = [for k, v in t.keyed : v.name]
  nothing = length(t.none)
  guarded = try(t.none[0].name, "none")
  some    = t.some[0].id
}
