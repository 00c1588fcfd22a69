# METADATA
# title: Services
# scope: package
package parapet.k8s_service

# METADATA
# title: Service has a load balancer of its own
# description: >-
#   A LoadBalancer gets an address outside the cluster, of most clouds a public one. Lead
#   traffic in through a gateway or an ingress that asks who is there, or ask for an
#   internal address.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-load-balancer
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-668]
#   aliases:
#     ["26763a1c-5dda-4772-b507-5fca7fb5f165", "2a52567c-abb8-4651-a038-52fa27c77aed", exposed-services,
#     C-0021, C-0256, C-0266, AC_K8S_0114]
#   remedies:
#     - title: Serve inside the cluster only
#       unsafe: clients outside are cut off
#       set:
#         - {path: spec.type, value: ClusterIP}
load_balancer contains ["spec", "type"] if {
	input.spec.type == "LoadBalancer"
	not kept_inside
}

# kept_inside: an annotation asks the cloud for an address that is not public.
kept_inside if {
	some name, x in input.metadata.annotations
	regex.match(`(internal|load-balancer-type|scheme)`, name)
	lower(sprintf("%v", [x])) in {"true", "internal", "private", "0.0.0.0/0", "intranet"}
}

# METADATA
# title: Load balancer of the service lets everybody in
# description: >-
#   Without loadBalancerSourceRanges, or with 0.0.0.0/0 among them, the load balancer takes
#   connections from everywhere.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-load-balancer-open
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-668]
#   remedies:
#     - title: Let known networks in only
#       unsafe: other clients are cut off
#       set:
#         - {path: spec.loadBalancerSourceRanges, value: ["203.0.113.0/24"], ask: the networks of clients}
load_balancer_open contains ["spec", "loadBalancerSourceRanges"] if {
	input.spec.type == "LoadBalancer"
	not kept_inside
	not restricted
}

restricted if {
	count(input.spec.loadBalancerSourceRanges) > 0
	every r in input.spec.loadBalancerSourceRanges {
		not r in {"0.0.0.0/0", "::/0"}
	}
}

# METADATA
# title: Service opens a port on every node
# description: >-
#   A NodePort is reachable at the address of each node, past load balancers and their
#   filters.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-node-port
#   severity: low
#   category: network
#   cwe: [CWE-668]
#   aliases:
#     ["5c281bf8-d9bb-47f2-b909-3f6bb11874ad", "845acfbe-3e10-4b8e-b656-3b404d36dfb2", service-type,
#     AC_K8S_0111, exposed-services]
#   remedies:
#     - title: Keep the service in the cluster
#       unsafe: clients of the port lose it
#       set:
#         - {path: spec.type, value: ClusterIP}
node_port contains ["spec", "type"] if input.spec.type == "NodePort"

# METADATA
# title: Service takes over an external address
# description: >-
#   Traffic of the cluster to an address in externalIPs goes to the service, whoever owns
#   the address: its maker can read what others send there (CVE-2020-8554).
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
#   - https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   id: k8s-service-external-ip
#   severity: high
#   category: network
#   cwe: [CWE-300]
#   aliases: [KSV-0108, AVD-KSV-0108]
#   remedies:
#     - title: Take no external addresses
#       unsafe: clients of the address lose it
#       remove: [spec.externalIPs]
external_ip contains ["spec", "externalIPs"] if count(input.spec.externalIPs) > 0

# METADATA
# title: Service stands for a name outside the cluster
# description: >-
#   What the name leads to is not in the cluster's hands. Names such as localhost lead to
#   the client itself, or to what an ingress controller can reach.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-external-name
#   severity: low
#   category: network
#   cwe: [CWE-918]
#   remedies:
#     - title: Serve inside the cluster
#       unsafe: the name no longer leads outside
#       set:
#         - {path: spec.type, value: ClusterIP}
#       remove: [spec.externalName]
external_name contains ["spec", "externalName"] if input.spec.type == "ExternalName"

# METADATA
# title: Service selects no pods of the manifests
# description: >-
#   It has no endpoints: clients get no answer. Compare its selector with the labels of
#   pods, and the namespaces.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-no-pods
#   severity: low
#   category: resilience
#   aliases: ["3ca03a61-3249-4c16-8427-6f8e47dda729", dangling-service, service-targets-pod]
no_pods contains ["spec", "selector"] if {
	count(input.spec.selector) > 0
	not input.links.pods
}

# METADATA
# title: Service leads to a port that its pods do not have
# description: >-
#   No container of the pods that it selects declares the target port. Named ports that
#   nobody has lead nowhere.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-port-missing
#   severity: medium
#   category: resilience
#   aliases: ["3ca03a61-3249-4c16-8427-6f8e47dda729", invalid-target-ports]
port_missing contains ["spec", "ports", i] if {
	some i, p in input.spec.ports
	count(declared) > 0
	target := object.get(p, "targetPort", p.port)
	not target in declared
	not sprintf("%v", [target]) in declared
}

# declared are the ports of the pods, by number and by name.
declared := {x |
	some pod in input.links.pods
	some port in pod.ports
	some x in [port.containerPort, sprintf("%v", [port.containerPort]), object.get(port, "name", port.containerPort)]
}

# METADATA
# title: Service leads to SSH
# description: >-
#   A shell server in a pod is a way in that no audit log of the API server sees.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-service-ssh-port
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   aliases: [C-0042]
#   remedies:
#     - title: Do not lead to SSH
#       unsafe: whoever logs in through it is cut off
#       remove: ["."]
ssh_port contains ["spec", "ports", i] if {
	some i, p in input.spec.ports
	p.port == 22
}

ssh_port contains ["spec", "ports", i] if {
	some i, p in input.spec.ports
	p.targetPort == 22
}

# METADATA
# title: Service leads to Tiller
# description: >-
#   Tiller, the server of Helm 2, does for everybody who reaches it what a cluster
#   administrator may.
# related_resources:
#   - https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: k8s-service-tiller
#   severity: high
#   category: hardening
#   cwe: [CWE-306]
#   aliases: [CKV_K8S_44, "8b862ca9-0fbd-4959-ad72-b6609bdaa22d", AC_K8S_0110]
#   remedies:
#     - title: Remove the service
#       unsafe: clients of Helm 2 do not reach Tiller any more
#       remove: [/]
tiller contains ["spec", "selector", key] if {
	some key, x in input.spec.selector
	x == "tiller"
}

tiller contains ["metadata", "name"] if input.metadata.name == "tiller-deploy"

# METADATA
# title: Load balancer of AWS takes HTTPS traffic in clear
# description: >-
#   It listens where HTTPS is expected, and no certificate is given: traffic is neither
#   encrypted nor ended there. Name a certificate and the ports for it.
# related_resources:
#   - https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
#   - https://docs.aws.amazon.com/eks/latest/best-practices/network-security.html
# custom:
#   id: k8s-service-load-balancer-plaintext
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   aliases: [C-0231]
#   remedies:
#     - title: Name a certificate
#       unsafe: clients get this certificate
#       set:
#         - {path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]', value: "arn:aws:acm:eu-central-1:111122223333:certificate/example", ask: the ARN of the certificate}
load_balancer_plaintext contains ["metadata", "annotations"] if {
	input.spec.type == "LoadBalancer"
	some p in input.spec.ports
	p.port in {443, 8443}
	some name, _ in input.metadata.annotations
	startswith(name, "service.beta.kubernetes.io/aws-")
	not input.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]
}
