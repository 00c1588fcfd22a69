terraform {
  required_providers {
    kubernetes = { source = "hashicorp/kubernetes" }
  }
}

provider "kubernetes" {}

resource "kubernetes_namespace" "shop" {
  metadata {
    name = "shop"
  }
}

resource "kubernetes_deployment" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace.shop.metadata[0].name
    labels    = { app = "web" }
  }
  spec {
    replicas = 2
    selector {
      match_labels = { app = "web" }
    }
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        automount_service_account_token = false
        container {
          name  = "web"
          image = "registry.example.com/shop/web:1.4.2"
          port {
            container_port = 8080
          }
          security_context {
            run_as_group = 10001
            run_as_user = 10001
          }
          liveness_probe {
            http_get {
              path = "/healthy"
              port = 8080
            }
          }
        }
      }
    }
  }
  wait_for_rollout = false
}

resource "kubernetes_service" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    selector = { app = "web" }
    port {
      port        = 80
      target_port = 8080
    }
  }
  depends_on = [kubernetes_namespace.shop]
}

resource "kubernetes_config_map" "settings" {
  metadata {
    name      = "settings"
    namespace = "shop"
  }
  data       = { theme = "dark" }
  depends_on = [kubernetes_namespace.shop]
}

resource "kubernetes_network_policy" "closed" {
  metadata {
    name      = "closed"
    namespace = "shop"
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
  }
  depends_on = [kubernetes_namespace.shop]
}

resource "kubernetes_role_binding" "readers" {
  metadata {
    name      = "readers"
    namespace = "shop"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }
  subject {
    kind      = "Group"
    name      = "readers"
    api_group = "rbac.authorization.k8s.io"
  }
  depends_on = [kubernetes_namespace.shop]
}
