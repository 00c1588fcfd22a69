resource "aws_default_route_table" "bad" {
  default_route_table_id = "rtb-0123456789abcdef0"
}

resource "aws_default_route_table" "good" {
  default_route_table_id = "rtb-0123456789abcdef1"
  route                  = []
}
