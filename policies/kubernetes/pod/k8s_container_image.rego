# Containers, images.
package parapet.k8s_container

import data.parapet.lib.value

# METADATA
# title: Image has no fixed version
# description: >-
#   Without a tag, or with latest, nobody can tell what runs, a restart may bring another
#   program, and there is no way back.
# related_resources:
#   - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-container-image-latest
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     [CKV_K8S_14, "583053b7-e632-46f0-b989-f81ff8045385", latest-tag, container-image-tag,
#     tagNotSpecified, AC_K8S_0068, KSV-0013, AVD-KSV-0013]
#   remedies:
#     - title: Name a version
#       unsafe: another version of the image may run
#       set:
#         - {path: reference.tag, value: "1.0.0", ask: the version that you have tested}
#     - title: Pin the image by its digest
#       unsafe: another version of the image may run
#       set:
#         - {path: reference.digest, value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_latest contains ["image"] if {
	input.reference
	not input.reference.tag
	not input.reference.digest
}

image_latest contains ["image"] if {
	input.reference.tag == "latest"
	not input.reference.digest
}

# METADATA
# title: Image is not pinned by digest
# description: >-
#   A tag can be moved to another image by whoever may push. A digest names the content
#   itself.
# related_resources:
#   - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-container-image-digest-missing
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     [CKV_K8S_43, "228c4c19-feeb-4c18-848c-800ac70fdfb7", "7c81d34c-8e5a-402b-9798-9f442630e678", C-0306,
#     AC_K8S_0069]
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: reference.digest, value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_digest_missing contains ["image"] if {
	input.reference
	not input.reference.digest
}

# METADATA
# title: Image comes from Docker Hub by default
# description: >-
#   A name without a registry is looked up at Docker Hub, where anybody may publish and
#   pulls are limited. Name a registry that you control.
# related_resources:
#   - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-container-image-registry-unqualified
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases: [C-0001, C-0078, KSV-0125, AVD-KSV-0125, KSV-0034, AVD-KSV-0034]
#   remedies:
#     - title: Name a registry
#       unsafe: the image is pulled from there
#       set:
#         - {path: reference.host, value: registry.example.com, ask: the registry of your organisation}
image_registry_unqualified contains ["image"] if {
	input.reference
	not input.reference.host
}

# METADATA
# title: Image comes from a registry that is retired
# description: >-
#   k8s.gcr.io and gcr.io/google-containers are frozen: images there get no fixes any more.
#   registry.k8s.io has taken their place.
# related_resources:
#   - https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
# custom:
#   id: k8s-container-image-registry-retired
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1104]
#   deprecated: true
#   remedies:
#     - title: Pull from registry.k8s.io
#       unsafe: the image is pulled from there; its repository may have another name
#       set:
#         - {path: reference.host, value: registry.k8s.io}
image_registry_retired contains ["image"] if input.reference.host == "k8s.gcr.io"

image_registry_retired contains ["image"] if {
	input.reference.host == "gcr.io"
	strings.any_prefix_match(input.reference.repository, ["google-containers/", "google_containers/"])
}

image_registry_retired contains ["image"] if {
	input.reference.host == "quay.io"
	input.reference.repository == "coreos/etcd"
}

# METADATA
# title: Image may be an old copy of the node
# description: >-
#   With a tag that can move, a policy other than Always runs whatever copy the node has,
#   and runs it without asking whether the pod may have the image.
# related_resources:
#   - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-container-image-pull-policy
#   severity: low
#   category: supply-chain
#   aliases:
#     [CKV_K8S_15, aa737abf-6b1d-4aba-95aa-5c160bd7f96e, caa3479d-885d-4882-9aac-95e5e78ef5c2,
#     container-image-pull-policy, C-0075]
#   remedies:
#     - title: Always ask the registry
#       set:
#         - {path: imagePullPolicy, value: Always}
image_pull_policy contains ["imagePullPolicy"] if {
	input.imagePullPolicy != "Always"
	input.reference
	not input.reference.digest
}

# METADATA
# title: Container runs Tiller
# description: >-
#   Tiller, the server of Helm 2, takes orders from everybody who reaches its port and
#   carries them out as cluster administrator. Helm 3 has no server.
# related_resources:
#   - https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: k8s-container-tiller
#   severity: high
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   aliases:
#     [CKV_K8S_34, "6d173be7-545a-46c6-a81d-2ae52ed1605d", ca2fba76-c1a7-4afd-be67-5249f861cb0e,
#     AC_K8S_0071, KSV-0102, AVD-KSV-0102]
tiller contains ["image"] if input.reference.name == "tiller"

# METADATA
# title: Container runs the Kubernetes dashboard
# description: >-
#   The dashboard lets its visitors do what its service account may. It has been an open
#   door to many clusters; run it only behind authentication, or not at all.
# related_resources:
#   - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: k8s-container-dashboard
#   severity: low
#   category: hardening
#   aliases: [CKV_K8S_33, d2ad057f-0928-41ef-a83c-f59203bb855b, C-0014, AC_K8S_0067]
dashboard contains ["image"] if {
	input.reference.name in {"kubernetes-dashboard", "kubernetes-dashboard-amd64", "dashboard-web", "dashboard-api", "dashboard-auth"}
}

dashboard contains ["image"] if input.reference.repository == "kubernetesui/dashboard"

# METADATA
# title: Dashboard lets visitors in without login
# description: >-
#   With --enable-skip-login or --enable-insecure-login everybody who reaches the dashboard
#   acts with the rights of its service account.
# related_resources:
#   - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: k8s-container-dashboard-login-skipped
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   remedies:
#     - title: Ask visitors to log in
#       unsafe: visitors without a token are turned away
#       remove: ["."]
dashboard_login_skipped contains ["args", i] if {
	contains(input.reference.name, "dashboard")
	some i, arg in input.args
	regex.match(`^--(enable-skip-login|enable-insecure-login|disable-settings-authorizer)(=true)?$`, arg)
}

# METADATA
# title: Ingress NGINX controller has a known hole
# description: >-
#   Versions before 1.11.5, and 1.12.0, let anybody on the pod network run code in the
#   controller, which reads all secrets (CVE-2025-1974); those before 1.0.1 let users of
#   ingresses read them (CVE-2021-25742).
# related_resources:
#   - https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/
#   - https://github.com/kubernetes/kubernetes/issues/126811
# custom:
#   id: k8s-container-ingress-nginx-vulnerable
#   severity: critical
#   category: supply-chain
#   cwe: [CWE-94]
#   aliases: [CKV2_K8S_4, CKV_K8S_152, CKV_K8S_153, CKV_K8S_154, C-0059, C-0273, AC_K8S_0050]
#   remedies:
#     - title: Run a version without the hole
#       unsafe: another version of the controller runs
#       set:
#         - {path: reference.tag, value: v1.12.4}
ingress_nginx_vulnerable contains ["image"] if {
	input.reference.name in {"controller", "controller-chroot", "nginx-ingress-controller", "nginx-ingress-controller-amd64"}
	contains(input.reference.repository, "ingress")
	version := trim_prefix(input.reference.tag, "v")
	regex.match(`^[0-9]`, version)
	value.version_less(version, "1.11.5")
}

ingress_nginx_vulnerable contains ["image"] if {
	contains(input.image, "ingress")
	input.reference.name in {"controller", "controller-chroot"}
	input.reference.tag == "v1.12.0"
	contains(input.reference.repository, "ingress-nginx")
}

# METADATA
# title: Ingress NGINX controller gets no more fixes
# description: >-
#   The project has announced that Ingress NGINX gets no releases and no security fixes
#   after March 2026. Move to the Gateway API or to another controller.
# related_resources:
#   - https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
# custom:
#   id: k8s-container-ingress-nginx-retired
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1104]
#   deprecated: true
#   aliases: [C-0273]
ingress_nginx_retired contains ["image"] if {
	input.reference.name in {"controller", "controller-chroot", "nginx-ingress-controller", "nginx-ingress-controller-amd64"}
	contains(input.reference.repository, "ingress")
}
