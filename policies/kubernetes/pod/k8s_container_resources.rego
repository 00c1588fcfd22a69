# Containers, resources and probes.
package parapet.k8s_container

# METADATA
# title: Container has no CPU limit
# description: >-
#   Without a limit one container can take all processors of its node from the others.
#   Measure what it uses, and say so.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-container-cpu-limit-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     nsa-cisa-kubernetes: [Resource policies]
#   aliases:
#     [CKV_K8S_11, "4ac0e2b7-d2d2-4af7-8799-e8de6721ccda", "5f4735ce-b9ba-4d95-a089-a37a767b716f",
#     container-resources, C-0050, C-0270, cpuLimitsMissing, AC_K8S_0098, KSV-0011, AVD-KSV-0011]
#   remedies:
#     - title: State a CPU limit
#       unsafe: the container is throttled or killed beyond it
#       set:
#         - {path: resources.limits.cpu, value: 500m, ask: what the container needs}
cpu_limit_missing contains ["resources", "limits", "cpu"] if {
	not input.resources.limits.cpu
	input.list in {"containers", "initContainers"}
}

# METADATA
# title: Container has no CPU request
# description: >-
#   Without a request the scheduler does not know what the container needs and puts too many
#   on one node. Measure what it uses, and say so.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-container-cpu-request-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   aliases:
#     [CKV_K8S_10, "577ac19c-6a77-46d7-9f14-e049cdd15ec2", ca469dd4-c736-448f-8ac1-30a642705e0a,
#     unset-cpu-requirements, container-cpu-requests-equal-limits, C-0268, cpuRequestsMissing, AC_K8S_0097,
#     KSV-0015, AVD-KSV-0015]
#   remedies:
#     - title: State a CPU request
#       unsafe: the container is throttled or killed beyond it
#       set:
#         - {path: resources.requests.cpu, value: 500m, ask: what the container needs}
cpu_request_missing contains ["resources", "requests", "cpu"] if {
	not input.resources.requests.cpu
	not input.resources.limits.cpu
	input.list in {"containers", "initContainers"}
}

# METADATA
# title: Container has no memory limit
# description: >-
#   Without a limit a leak, or an attacker, takes all memory of the node, and other pods are
#   killed for it. Measure what it uses, and say so.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-container-memory-limit-missing
#   severity: medium
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     nsa-cisa-kubernetes: [Resource policies]
#   aliases:
#     [CKV_K8S_12, b14d1bc4-a208-45db-92f0-e21f8e2588e9, fd097ed0-7fe6-4f58-8b71-fef9f0820a21, C-0004,
#     C-0271, memoryLimitsMissing, AC_K8S_0100, KSV-0018, AVD-KSV-0018]
#   remedies:
#     - title: State a memory limit
#       unsafe: the container is throttled or killed beyond it
#       set:
#         - {path: resources.limits.memory, value: 256Mi, ask: what the container needs}
memory_limit_missing contains ["resources", "limits", "memory"] if {
	not input.resources.limits.memory
	input.list in {"containers", "initContainers"}
}

# METADATA
# title: Container has no memory request
# description: >-
#   Without a request the scheduler does not know what the container needs, and it is among
#   the first to be killed. Measure what it uses, and say so.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-container-memory-request-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   aliases:
#     [CKV_K8S_13, "21719347-d02b-497d-bda4-04a03c8e5b61", "229588ef-8fde-40c8-8756-f4f2b5825ded",
#     unset-memory-requirements, container-memory-requests-equal-limits, C-0269, memoryRequestsMissing,
#     AC_K8S_0099, KSV-0016, AVD-KSV-0016]
#   remedies:
#     - title: State a memory request
#       unsafe: the container is throttled or killed beyond it
#       set:
#         - {path: resources.requests.memory, value: 256Mi, ask: what the container needs}
memory_request_missing contains ["resources", "requests", "memory"] if {
	not input.resources.requests.memory
	not input.resources.limits.memory
	input.list in {"containers", "initContainers"}
}

# METADATA
# title: Container has no limit on local storage
# description: >-
#   Logs and files that a container writes fill the disk of its node, until all pods there
#   are evicted.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-container-ephemeral-storage-limit-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   aliases: [container-ephemeral-storage-request-and-limit, container-ephemeral-storage-request-equals-limit]
#   remedies:
#     - title: Limit local storage
#       unsafe: pods that use more are evicted
#       set:
#         - {path: 'resources.limits["ephemeral-storage"]', value: "1Gi", ask: what the program may use}
ephemeral_storage_limit_missing contains ["resources", "limits", "ephemeral-storage"] if {
	not input.resources.limits["ephemeral-storage"]
	input.list in {"containers", "initContainers"}
}

# METADATA
# title: Container states no resources at all
# description: >-
#   It has neither requests nor limits: the scheduler places it blindly, and nothing bounds
#   what it takes.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: k8s-container-resources-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   aliases: ["60af03ff-a421-45c8-b214-6741035476fa", C-0009]
#   remedies:
#     - title: State requests and limits
#       unsafe: the container is throttled or killed above its limits
#       set:
#         - {path: resources.requests.cpu, value: "100m", ask: what the program may use}
#         - {path: resources.requests.memory, value: "256Mi", ask: what the program may use}
#         - {path: resources.limits.cpu, value: "500m", ask: what the program may use}
#         - {path: resources.limits.memory, value: "256Mi", ask: what the program may use}
resources_missing contains ["resources"] if {
	not input.resources.limits
	not input.resources.requests
	input.list in {"containers", "initContainers"}
}

# METADATA
# title: Container is promised less than it may take
# description: >-
#   Where requests are lower than limits, nodes are overbooked: under pressure the container
#   is killed though it keeps its limit. For what must not be killed, let them be equal.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
# custom:
#   id: k8s-container-requests-below-limits
#   severity: info
#   category: resilience
#   aliases: [container-memory-requests-equal-limits]
#   remedies:
#     - title: Request as much memory as the limit
#       unsafe: the scheduler reserves more
#       set:
#         - {path: ".", value: "${self.resources.limits.memory}"}
requests_below_limits contains ["resources", "requests", "memory"] if {
	input.resources.requests.memory != input.resources.limits.memory
}

# METADATA
# title: Container has no liveness probe
# description: >-
#   A process that hangs goes on receiving traffic until somebody notices. A liveness probe
#   has it restarted.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: k8s-container-liveness-probe-missing
#   severity: low
#   category: resilience
#   aliases:
#     [CKV_K8S_8, "5b6d53dd-3ba3-4269-b4d7-f82e880e43c3", "ade74944-a674-4e00-859e-c6eab5bde441",
#     no-liveness-probe, C-0056, livenessProbeMissing, AC_K8S_0070]
#   remedies:
#     - title: Ask the program over HTTP
#       unsafe: the container is restarted when the probe fails
#       set:
#         - {path: livenessProbe.httpGet.path, value: /healthz, ask: the path that answers}
#         - {path: livenessProbe.httpGet.port, value: "${self.ports[0].containerPort}"}
#         - {path: livenessProbe.periodSeconds, value: 10}
#     - title: Run a program that asks
#       unsafe: the container is restarted when the program fails
#       set:
#         - {path: livenessProbe.exec.command, value: [cat, /tmp/healthy], ask: the program that asks}
#         - {path: livenessProbe.periodSeconds, value: 10}
liveness_probe_missing contains ["livenessProbe"] if {
	not input.livenessProbe
	input.list == "containers"
	not input.pod.kind == "Job"
	not input.pod.kind == "CronJob"
}

# METADATA
# title: Container has no readiness probe
# description: >-
#   Without one a pod gets traffic as soon as its process has started, whether it can serve
#   or not.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: k8s-container-readiness-probe-missing
#   severity: low
#   category: resilience
#   aliases:
#     [CKV_K8S_9, "8657197e-3f87-4694-892b-8144701d83c1", a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3,
#     no-readiness-probe, C-0018, readinessProbeMissing, AC_K8S_0072]
#   remedies:
#     - title: Ask the program over HTTP
#       unsafe: the pod gets no traffic while the probe fails
#       set:
#         - {path: readinessProbe.httpGet.path, value: /ready, ask: the path that answers}
#         - {path: readinessProbe.httpGet.port, value: "${self.ports[0].containerPort}"}
#         - {path: readinessProbe.periodSeconds, value: 10}
#     - title: Run a program that asks
#       unsafe: the pod gets no traffic while the program fails
#       set:
#         - {path: readinessProbe.exec.command, value: [cat, /tmp/healthy], ask: the program that asks}
#         - {path: readinessProbe.periodSeconds, value: 10}
readiness_probe_missing contains ["readinessProbe"] if {
	not input.readinessProbe
	input.list == "containers"
	not input.pod.kind == "Job"
	not input.pod.kind == "CronJob"
}

# METADATA
# title: Liveness and readiness ask the same
# description: >-
#   A pod that is only overloaded should get no more traffic; with the same probe it is
#   killed as well, which makes matters worse for the others. Where both ask the same, the
#   liveness probe should be allowed to fail for longer.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   id: k8s-container-probes-identical
#   severity: info
#   category: resilience
#   aliases: [pod-probes-identical]
#   remedies:
#     - title: Let the liveness probe fail for longer
#       unsafe: a container that hangs is restarted later
#       set:
#         - {path: ./failureThreshold, value: 9}
#     - title: Ask whether the process is alive
#       unsafe: a container that hangs is restarted by what the other path says
#       set:
#         - {path: ./httpGet.path, value: /livez, ask: a path that answers as long as a restart would not help}
probes_identical contains ["livenessProbe"] if {
	some handler in ["httpGet", "tcpSocket", "exec", "grpc"]
	input.livenessProbe[handler] == input.readinessProbe[handler]
	patience(input.livenessProbe) <= patience(input.readinessProbe)
}

# patience is for how many seconds a probe may fail until that has a consequence. See the
# fields of https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe.
patience(probe) := object.get(probe, "failureThreshold", 3) * object.get(probe, "periodSeconds", 10)

# METADATA
# title: Probe asks a port that the container does not declare
# description: >-
#   A probe of a port that nothing listens on never succeeds: the pod never gets ready, or
#   is restarted for ever. A name that is not declared is refused.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: k8s-container-probe-port-undeclared
#   severity: medium
#   category: resilience
#   aliases: [liveness-port, readiness-port, startup-port]
probe_port_undeclared contains [name, handler, "port"] if {
	some name in kinds_of_probes
	some handler in ["httpGet", "tcpSocket"]
	port := input[name][handler].port
	not declares(port)
}

declares(port) if {
	some p in object.get(input, "ports", [])
	port in {p.containerPort, object.get(p, "name", ""), sprintf("%v", [p.containerPort])}
}

declares(port) if startswith(port, "${")

# METADATA
# title: Two ports of the container have one name
# description: >-
#   The API server refuses the pod: names of ports are how services and probes find them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-container-port-name-doubled
#   severity: medium
#   category: hygiene
#   aliases: [container-ports-check]
#   remedies:
#     - title: Remove the second name
#       unsafe: what refers to the port by name gets the first one
#       remove: ["."]
port_name_doubled contains ["ports", i, "name"] if {
	count(input.ports) > 1
	some i, p in input.ports
	some j, q in input.ports
	j < i
	p.name == q.name
}

# kinds_of_probes are the three probes.
kinds_of_probes := ["livenessProbe", "readinessProbe", "startupProbe"]
