resource "t" "before" {
  name = "before"
}

resource "t" "broken" {
  name = "x
  other = {

resource "t" "after" {
  name   = "after"
  broken = t.broken.id
}

resource "t" "last" { name = "last"
}
