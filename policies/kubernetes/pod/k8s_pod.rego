# METADATA
# title: Pods, what they share with their node and the cluster
# scope: package
package parapet.k8s_pod

# METADATA
# title: Pod shares the network of its node
# description: >-
#   With hostNetwork a container hears what the node hears, reaches services that listen on
#   its loopback address, and is beyond network policies.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/concepts/workloads/pods/
# custom:
#   id: k8s-pod-host-network
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.5"]
#     pod-security-standards: [baseline]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_19, "6b6bdfb3-c3ae-44cb-88e4-7405c1ba2c8a", ac1564a3-c324-4747-9fa1-9dfc234dace0,
#     host-network, C-0041, C-0196, hostNetworkSet, AC_K8S_0084, KSV-0009, AVD-KSV-0009]
#   remedies:
#     - title: Keep the pod out of the node's network
#       unsafe: the program may need it
#       set:
#         - {path: spec.hostNetwork, value: false}
host_network contains ["spec", "hostNetwork"] if input.spec.hostNetwork

# METADATA
# title: Pod shares the processes of its node
# description: >-
#   With hostPID a container sees all processes of the node with their environment, and can
#   signal or trace them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/concepts/workloads/pods/
# custom:
#   id: k8s-pod-host-pid
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.3"]
#     pod-security-standards: [baseline]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_17, "302736f4-b16c-41b8-befe-c0baffa0bd9d", "587d5d82-70cf-449b-9817-f60f9bccb88c",
#     host-pid, C-0038, C-0194, C-0214, hostPIDSet, AC_K8S_0082, KSV-0010, AVD-KSV-0010]
#   remedies:
#     - title: Keep the pod out of the node's processes
#       unsafe: the program may need it
#       set:
#         - {path: spec.hostPID, value: false}
host_pid contains ["spec", "hostPID"] if input.spec.hostPID

# METADATA
# title: Pod shares the inter-process communication of its node
# description: >-
#   With hostIPC a container can read the shared memory and message queues of processes of
#   the node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/concepts/workloads/pods/
# custom:
#   id: k8s-pod-host-ipc
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.4"]
#     pod-security-standards: [baseline]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_18, cd290efd-6c82-4e9d-a698-be12ae31d536, e94d3121-c2d1-4e34-a295-139bfeb73ea3, host-ipc,
#     C-0195, hostIPCSet, AC_K8S_0083, KSV-0008, AVD-KSV-0008]
#   remedies:
#     - title: Keep the pod out of the node's inter-process communication
#       unsafe: the program may need it
#       set:
#         - {path: spec.hostIPC, value: false}
host_ipc contains ["spec", "hostIPC"] if input.spec.hostIPC

# METADATA
# title: Pod shares processes or memory with its node
# description: >-
#   Either of hostPID and hostIPC takes down a wall between the pod and every other process
#   of the node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-pod-host-pid-and-ipc
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     pod-security-standards: [baseline]
#   aliases: [C-0038, KSV-0103, AVD-KSV-0103]
#   remedies:
#     - title: Do not share it
#       unsafe: programs that look at or signal other processes fail
#       set:
#         - {path: ".", value: false}
host_pid_and_ipc contains ["spec", "hostPID"] if input.spec.hostPID

host_pid_and_ipc contains ["spec", "hostIPC"] if input.spec.hostIPC

# METADATA
# title: Pod mounts a folder of its node
# description: >-
#   A hostPath volume ties the pod to a node, and lets it read, and mostly write, what other
#   pods and the node keep there.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-pod-host-path
#   severity: medium
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-kubernetes-1.10: ["5.2.12"]
#     pod-security-standards: [baseline]
#   aliases:
#     ["5308a7a8-06f8-45ac-bf10-791fe21de46e", C-0048, C-0203, hostPathSet, AC_K8S_0076, KSV-0023,
#     AVD-KSV-0023]
#   remedies:
#     - title: Use an empty folder of the pod
#       unsafe: the program no longer sees the folder of the node
#       set:
#         - {path: "../emptyDir", value: {}}
#       remove: ["."]
host_path contains ["spec", "volumes", i, "hostPath"] if {
	some i, v in input.spec.volumes
	v.hostPath
}

# METADATA
# title: Pod mounts a sensitive folder of its node
# description: >-
#   The folder holds the system, its configuration or credentials: from there a pod can take
#   over the node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-pod-host-path-sensitive
#   severity: high
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-kubernetes-1.10: ["5.2.12"]
#     pod-security-standards: [baseline]
#   aliases: [aa8f7a35-9923-4cad-bd61-a19b7f6aac91, sensitive-host-mounts]
#   remedies:
#     - title: Use an empty folder of the pod
#       unsafe: the program no longer sees the folder of the node
#       set:
#         - {path: "../../emptyDir", value: {}}
#       remove: [".."]
host_path_sensitive contains ["spec", "volumes", i, "hostPath", "path"] if {
	some i, v in input.spec.volumes
	regex.match(sensitive_paths, v.hostPath.path)
	not regex.match(harmless_paths, object.get(v, ["hostPath", "path"], ""))
	input.metadata.namespace != "kube-system"
}

# METADATA
# title: Pod can write into a folder of its node
# description: >-
#   A mount that is not read-only lets the pod change what the node or other pods rely on,
#   such as jobs of cron, static manifests or keys.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-pod-host-path-writable
#   severity: high
#   category: hardening
#   cwe: [CWE-732]
#   aliases: [b7652612-de4e-4466-a0bf-1cd81f0c6063, writable-host-mount, C-0045]
#   remedies:
#     - title: Mount the folder for reading only
#       unsafe: the program can no longer write there
#       set:
#         - {path: ".", value: true}
host_path_writable contains array.concat(m.path, ["readOnly"]) if {
	input.spec.volumes
	some m in mounts
	not m.mount.readOnly == true
}

# METADATA
# title: Pod can write into a system folder of its node
# description: >-
#   Writable system folders, /etc, /usr, /var, /boot and the like, are as good as root on
#   the node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-pod-host-path-system-writable
#   severity: high
#   category: hardening
#   cwe: [CWE-732]
#   aliases: [b7652612-de4e-4466-a0bf-1cd81f0c6063]
#   remedies:
#     - title: Mount the folder for reading only
#       unsafe: the program can no longer write there
#       set:
#         - {path: ".", value: true}
host_path_system_writable contains array.concat(m.path, ["readOnly"]) if {
	input.spec.volumes
	some m in mounts
	regex.match(sensitive_paths, m.folder)
	not m.mount.readOnly == true
}

# METADATA
# title: Pod mounts the socket of the container runtime
# description: >-
#   Whoever can talk to the runtime starts containers of any kind on the node, privileged
#   ones too, past the API server and its policies.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
#   - https://docs.docker.com/engine/security/protect-access/
# custom:
#   id: k8s-pod-runtime-socket
#   severity: critical
#   category: hardening
#   cwe: [CWE-250]
#   aliases:
#     [CKV_K8S_27, "4e203a65-c8d8-49a2-b749-b124d43c9dc1", a6f34658-fdfb-4154-9536-56d516f65828,
#     docker-sock, C-0074, AC_K8S_0088, KSV-0006, AVD-KSV-0006]
#   remedies:
#     - title: Use an empty folder of the pod
#       unsafe: the program no longer reaches the runtime
#       set:
#         - {path: "../../emptyDir", value: {}}
#       remove: [".."]
runtime_socket contains ["spec", "volumes", i, "hostPath", "path"] if {
	some i, v in input.spec.volumes
	regex.match(sockets, v.hostPath.path)
}

# METADATA
# title: Pod uses a type of volume that the restricted standard refuses
# description: >-
#   Only volumes that belong to the pod, or that an administrator provides through a claim,
#   are allowed: the others name storage or a node directly, often with credentials.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-pod-volume-type
#   severity: low
#   category: hardening
#   controls:
#     pod-security-standards: [restricted]
#   aliases: [AC_K8S_0081, KSV-0028, AVD-KSV-0028, KSV-0121, AVD-KSV-0121]
#   remedies:
#     - title: Use an empty folder of the pod
#       unsafe: the program no longer sees what the volume holds
#       set:
#         - {path: "../emptyDir", value: {}}
#       remove: ["."]
volume_type contains ["spec", "volumes", i, typ] if {
	some i, v in input.spec.volumes
	some typ in [
		"hostPath", "nfs", "iscsi", "glusterfs", "rbd", "cephfs", "cinder", "fc", "flexVolume", "flocker",
		"gcePersistentDisk", "awsElasticBlockStore", "azureDisk", "azureFile", "gitRepo", "quobyte",
		"vsphereVolume", "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos",
	]
	v[typ]
}

# METADATA
# title: Pod clones a Git repository into a volume
# description: >-
#   gitRepo volumes are cloned by the kubelet as root; crafted repositories have run code on
#   nodes (CVE-2024-10220).
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
#   - https://github.com/kubernetes/kubernetes/issues/128885
# custom:
#   id: k8s-pod-git-repo-volume
#   severity: high
#   category: hardening
#   cwe: [CWE-94]
#   remedies:
#     - title: Use an empty folder of the pod
#       unsafe: an init container has to clone the repository
#       set:
#         - {path: "../emptyDir", value: {}}
#       remove: ["."]
git_repo_volume contains ["spec", "volumes", i, "gitRepo"] if {
	some i, v in input.spec.volumes
	v.gitRepo
}

# METADATA
# title: Pod sets a kernel parameter that is not safe
# description: >-
#   Parameters other than the safe ones are not confined to the pod: they can change or stop
#   the whole node.
# related_resources:
#   - https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-pod-unsafe-sysctl
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     pod-security-standards: [baseline]
#   aliases:
#     ["9127f0d9-2310-42e7-866f-5fd9d20dcbad", a9174d31-d526-4ad9-ace4-ce7ddbf52e03, unsafe-sysctls,
#     KSV-0026, AVD-KSV-0026]
#   remedies:
#     - title: Do not set the parameter
#       unsafe: the kernel keeps its own value
#       remove: [".."]
unsafe_sysctl contains ["spec", "securityContext", "sysctls", i, "name"] if {
	some i, s in input.spec.securityContext.sysctls
	not replace(object.get(s, "name", ""), "/", ".") in safe_sysctls
}

safe_sysctls := {
	"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports",
	"net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_rmem", "net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
}

# METADATA
# title: Pod sets kernel parameters
# description: >-
#   Even the safe ones change how the kernel treats the pod. They belong to what an
#   administrator decides.
# related_resources:
#   - https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
# custom:
#   id: k8s-pod-sysctls
#   severity: info
#   category: hardening
#   remedies:
#     - title: Set no kernel parameters
#       unsafe: the kernel keeps its own values
#       remove: ["."]
sysctls contains ["spec", "securityContext", "sysctls"] if count(input.spec.securityContext.sysctls) > 0

# METADATA
# title: Pod turns seccomp off for its containers
# description: >-
#   All containers that say nothing else may make every system call.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-pod-seccomp-unconfined
#   severity: medium
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     pod-security-standards: [baseline]
#   remedies:
#     - title: Use the profile of the runtime
#       unsafe: system calls that the profile does not list fail
#       set:
#         - {path: ".", value: RuntimeDefault}
seccomp_unconfined contains ["spec", "securityContext", "seccompProfile", "type"] if {
	input.spec.securityContext.seccompProfile.type == "Unconfined"
}

# METADATA
# title: Pod gives its volumes, or its processes, to the root group
# description: >-
#   fsGroup or a supplemental group of 0 lets processes read what belongs to root's group.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-pod-root-group
#   severity: low
#   category: hardening
#   aliases: [KSV-0116, AVD-KSV-0116]
#   remedies:
#     - title: Use a group of its own
#       unsafe: files that belong to the root group may not be accessible
#       set:
#         - {path: ".", value: 10001}
root_group contains ["spec", "securityContext", "fsGroup"] if input.spec.securityContext.fsGroup == 0

root_group contains ["spec", "securityContext", "supplementalGroups", i] if {
	some i, g in input.spec.securityContext.supplementalGroups
	g == 0
}

# METADATA
# title: Containers of the pod see each other's processes
# description: >-
#   With shareProcessNamespace each container can read the environment and the files of the
#   others, secrets among them.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# custom:
#   id: k8s-pod-shared-process-namespace
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Keep processes apart
#       unsafe: a sidecar may need them
#       set:
#         - {path: spec.shareProcessNamespace, value: false}
shared_process_namespace contains ["spec", "shareProcessNamespace"] if input.spec.shareProcessNamespace

# METADATA
# title: Pod overrides names in its hosts file
# description: >-
#   Entries of hostAliases hide what DNS says, and stay when addresses change: whoever gets
#   the address gets the traffic.
# related_resources:
#   - https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
# custom:
#   id: k8s-pod-host-aliases
#   severity: low
#   category: network
#   aliases: [KSV-0007, AVD-KSV-0007]
#   remedies:
#     - title: Do not override names
#       unsafe: names resolve as DNS has it
#       remove: ["."]
host_aliases contains ["spec", "hostAliases"] if count(input.spec.hostAliases) > 0

# METADATA
# title: Manifest holds ephemeral containers
# description: >-
#   They are made for debugging a running pod, keep no resources and no probes, and do not
#   belong into a manifest.
# related_resources:
#   - https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
# custom:
#   id: k8s-pod-ephemeral-container
#   severity: low
#   category: hardening
#   remedies:
#     - title: Remove the ephemeral containers
#       remove: ["."]
ephemeral_container contains ["spec", "ephemeralContainers"] if count(input.spec.ephemeralContainers) > 0

# METADATA
# title: Pod may run on nodes of the control plane
# description: >-
#   Beside the API server and etcd, a taken over pod is closest to what is worth most.
#   Tolerations of control-plane taints, or of all, are for the cluster's own components.
# related_resources:
#   - https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
# custom:
#   id: k8s-pod-control-plane-toleration
#   severity: low
#   category: hardening
#   remedies:
#     - title: Do not tolerate the control plane
#       unsafe: the pod moves to other nodes
#       remove: ["."]
control_plane_toleration contains ["spec", "tolerations", i] if {
	some i, t in input.spec.tolerations
	tolerates_control_plane(t)
	input.metadata.namespace != "kube-system"
}

tolerates_control_plane(t) if t.key in {"node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"}

tolerates_control_plane(t) if {
	t.operator == "Exists"
	not t.key
}

# METADATA
# title: Pod runs in kube-system
# description: >-
#   What runs there is trusted by much that guards the cluster, and often exempt from
#   policies. Give applications namespaces of their own.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: k8s-pod-kube-system
#   severity: medium
#   category: hardening
#   aliases: [KSV-0037, AVD-KSV-0037]
#   remedies:
#     - title: Use a namespace of its own
#       unsafe: the object moves, and what refers to it may have to
#       set:
#         - {path: metadata.namespace, value: app, ask: the namespace of the application}
kube_system contains ["metadata", "namespace"] if input.metadata.namespace in {"kube-system", "kube-public", "kube-node-lease"}

# sockets are those of container runtimes.
sockets := `^/?(var/)?run/(docker\.sock|containerd(/.*)?\.sock|crio/crio\.sock|docker/.*\.sock|k3s/containerd/containerd\.sock|cri-dockerd\.sock|dockershim\.sock|podman/podman\.sock)/?$`

# sensitive_paths are folders of a node that hold its configuration, its
# credentials or its devices.
sensitive_paths := `^(/|/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|sys|usr|var)(/.*)?)$`

# harmless_paths are below those, and hold nothing of the kind.
harmless_paths := `^/(var/log/(containers|pods)|etc/(localtime|timezone|ssl/certs)|usr/share/zoneinfo)(/.*)?$`

# mounts are the places where a container mounts a volume that is a folder of
# the node.
mounts := [{"path": ["spec", list, i, "volumeMounts", j], "mount": m, "folder": v.hostPath.path} |
	some v in input.spec.volumes
	v.hostPath
	some list in ["containers", "initContainers", "ephemeralContainers"]
	some i, c in input.spec[list]
	some j, m in c.volumeMounts
	m.name == v.name
]
