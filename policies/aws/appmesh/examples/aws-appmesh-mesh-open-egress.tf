resource "aws_appmesh_mesh" "bad" {
  name = "shop"

  spec {
    egress_filter {
      type = "ALLOW_ALL" # want "aws-appmesh-mesh-open-egress"
    }
  }
}

resource "aws_appmesh_mesh" "good" {
  name = "shop"
}
