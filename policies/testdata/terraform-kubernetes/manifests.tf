resource "kubernetes_manifest" "job" {
  manifest = {
    apiVersion = "batch/v1"
    kind       = "Job"
    metadata   = { name = "job" }
    spec = {
      template = {
        spec = {
          hostPID = true # want "k8s-pod-host-pid"
          containers = [{
            name  = "job"
            image = "registry.example.com/job:1.2.3"
          }]
        }
      }
    }
  }
}

resource "kubernetes_manifest" "file" {
  manifest = yamldecode(file("${path.module}/pod.yaml")) # want "k8s-pod-host-pid"
}

resource "kubectl_manifest" "heredoc" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: Pod
    metadata:
      name: heredoc
      namespace: ${kubernetes_namespace_v1.shop.metadata[0].name}
    spec:
      hostPID: true # want "k8s-pod-host-pid"
      containers:
        - name: c
          image: registry.example.com/c:1.2.3
          securityContext:
            privileged: true # want "k8s-container-privileged"
  YAML
}

resource "kubectl_manifest" "unknown" {
  yaml_body = var.body
}

variable "body" {
  type = string
}

resource "helm_release" "other" {
  name  = "other"
  chart = "./chart"
}
