resource "kubernetes_cluster_role" "everything" {
  metadata {
    name = "everything"
  }
  rule {
    api_groups = ["*"]
    resources  = ["*"]
    verbs      = ["*"] # want "k8s-role-wildcard-verb"
  }
}

resource "kubernetes_role" "reader" {
  metadata {
    name      = "reader"
    namespace = "shop"
  }
  rule {
    api_groups = [""]
    resources  = ["configmaps"]
    verbs      = ["get"]
  }
}

resource "kubernetes_secret" "db" {
  metadata {
    name = "db"
  }
  data = {
    password = "correct-horse-battery" # want "k8s-secret-in-manifest"
  }
}
