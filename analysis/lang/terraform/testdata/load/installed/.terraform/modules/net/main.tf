resource "t" "inside" {
  name = path.module
}
