resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
    labels = {
      "pod-security.kubernetes.io/enforce" = "restricted"
    }
  }
}

resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.shop.metadata[0].name
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
        host_network = true # want "k8s-pod-host-network"
        container {
          name  = "web"
          image = "registry.example.com/web:${local.tag}" # want "k8s-container-image-latest"
          security_context {
            privileged  = local.privileged # want "k8s-container-privileged"
            run_as_user = "0"              # want "k8s-container-root-user"
          }
          port {
            container_port = 80
            host_port      = 8080 # want "k8s-container-host-port"
          }
          env {
            name  = "DB_PASSWORD"
            value = "correct-horse-battery" # want "k8s-container-env-credential"
          }
        }
        volume {
          name = "docker"
          host_path {
            path = "/var/run/docker.sock" # want "k8s-pod-runtime-socket"
          }
        }
      }
    }
  }
}

locals {
  privileged = true
  tag        = "latest"
}

resource "kubernetes_pod" "good" {
  metadata {
    name      = "good"
    namespace = "shop"
  }
  spec {
    host_network = false
    container {
      name  = "good"
      image = "registry.example.com/good:1.2.3"
      security_context {
        privileged      = false
        run_as_non_root = true
        run_as_user     = 10001
      }
      env {
        name = "DB_PASSWORD"
        value_from {
          secret_key_ref {
            name = "db"
            key  = "password"
          }
        }
      }
    }
  }
}

resource "kubernetes_cron_job_v1" "backup" {
  metadata {
    name = "backup"
  }
  spec {
    schedule = "0 3 * * *"
    job_template {
      metadata {}
      spec {
        template {
          metadata {}
          spec {
            host_pid = true # want "k8s-pod-host-pid"
            container {
              name  = "backup"
              image = "registry.example.com/backup:1.2.3"
            }
          }
        }
      }
    }
  }
}
