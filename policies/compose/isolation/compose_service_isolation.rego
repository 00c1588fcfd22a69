# What keeps services of Docker Compose apart from the host.
package parapet.compose_service

import data.parapet.lib.value

# METADATA
# title: Service is privileged
# description: >-
#   The container has all capabilities and all devices of the host: whoever breaks into it
#   has the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#privileged
# custom:
#   id: compose-service-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.5"]
#   aliases:
#     - ae5b6871-7f45-42e0-bb4c-ab300c4d2026
#   remedies:
#     - title: Remove privileged
#       unsafe: changes what the container can do
#       remove: [privileged]
privileged contains ["privileged"] if input.privileged == true

# METADATA
# title: Service has the network of the host
# description: >-
#   The container listens on every address of the host and reaches what listens on its
#   loopback.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#network_mode
# custom:
#   id: compose-service-host-network
#   severity: high
#   category: network
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.10"]
#   aliases:
#     - "071a71ff-f868-47a4-ac0b-3c59e4ab5443"
#   remedies:
#     - title: Remove network_mode
#       unsafe: changes what the container can do
#       remove: [network_mode]
host_network contains ["network_mode"] if input.network_mode == "host"

# METADATA
# title: Service sees the processes of the host
# description: >-
#   The container can look into, and signal, every process of the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#pid
# custom:
#   id: compose-service-host-pid
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.16"]
#   aliases:
#     - "4f31dd9f-2cc3-4751-9b53-67e4af83dac0"
#   remedies:
#     - title: Remove pid
#       unsafe: changes what the container can do
#       remove: [pid]
host_pid contains ["pid"] if input.pid == "host"

# METADATA
# title: Service shares the memory of processes of the host
# description: >-
#   The container can read and change the shared memory and semaphores of the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#ipc
# custom:
#   id: compose-service-host-ipc
#   severity: medium
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.17"]
#   aliases:
#     - baa3890f-bed7-46f5-ab8f-1da8fc91c729
#   remedies:
#     - title: Remove ipc
#       unsafe: changes what the container can do
#       remove: [ipc]
host_ipc contains ["ipc"] if input.ipc == "host"

# METADATA
# title: Service is not in the user namespace of the engine
# description: >-
#   Root in the container is root on the host, although the engine maps it to another
#   user.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#userns_mode
# custom:
#   id: compose-service-host-user-namespace
#   severity: medium
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.31"]
#   aliases:
#     - "8af7162d-6c98-482f-868e-0d33fb675ca8"
#   remedies:
#     - title: Remove userns_mode
#       unsafe: changes what the container can do
#       remove: [userns_mode]
host_user_namespace contains ["userns_mode"] if input.userns_mode == "host"

# METADATA
# title: Service shares the name of the host
# description: >-
#   The container can change the name of the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#uts
# custom:
#   id: compose-service-host-uts
#   severity: low
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.21"]
#   remedies:
#     - title: Remove uts
#       unsafe: changes what the container can do
#       remove: [uts]
host_uts contains ["uts"] if input.uts == "host"

# METADATA
# title: Service is in the control group namespace of the host
# description: >-
#   The container sees how the resources of the host are shared out, which helps to break
#   out.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#cgroup
# custom:
#   id: compose-service-host-cgroup
#   severity: medium
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.25"]
#   remedies:
#     - title: Remove cgroup
#       unsafe: changes what the container can do
#       remove: [cgroup]
host_cgroup contains ["cgroup"] if input.cgroup == "host"

# METADATA
# title: Service is in a control group of its own choice
# description: >-
#   The limits of that group count, and not those of Docker.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#cgroup_parent
# custom:
#   id: compose-service-cgroup-parent
#   severity: low
#   category: hardening
#   cwe: [CWE-400]
#   controls:
#     cis-docker-1.7: ["5.25"]
#   aliases:
#     - "4d9f44c6-2f4a-4317-9bb5-267adbea0232"
#   remedies:
#     - title: Stay in the default group
#       remove: [cgroup_parent]
cgroup_parent contains ["cgroup_parent"] if value.is_set(input, "cgroup_parent")

# METADATA
# title: Service has the socket of the container engine
# description: >-
#   Whoever may speak to it starts a privileged container, and is root on the host.
# related_resources:
#   - https://docs.docker.com/engine/security/#docker-daemon-attack-surface
# custom:
#   id: compose-service-docker-socket
#   severity: critical
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.32"]
#   aliases:
#     - d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b
#   remedies:
#     - title: Mount the socket no more
#       unsafe: the service cannot speak to the engine any more
#       remove: [.]
docker_socket contains ["volumes", i] if {
	some i, v in input.volumes
	regex.match(`(^|/)(docker|podman|crio|containerd)(/[^/]+)?\.sock$|^/run/containerd/?$`, v.source)
}

# METADATA
# title: Service has more capabilities than usual
# description: >-
#   Each is a part of the power of root that the container would not have.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#cap_add
#   - https://docs.docker.com/engine/security/#linux-kernel-capabilities
# custom:
#   id: compose-service-capability-added
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.4"]
#   aliases:
#     - ce76b7d0-9e77-464d-b86f-c5c48e03e22d
#   remedies:
#     - title: Add no capabilities
#       unsafe: the service may need them
#       remove: [cap_add]
capability_added contains ["cap_add"] if count(input.cap_add) > 0

# METADATA
# title: Service has a capability that leads to the host
# description: >-
#   With it a process in the container can become root on the host, or change its kernel
#   or network.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#cap_add
#   - https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   id: compose-service-capability-dangerous
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.4"]
#   remedies:
#     - title: Remove the capability
#       unsafe: the service may need it
#       remove: [.]
capability_dangerous contains ["cap_add", i] if {
	some i, c in input.cap_add
	trim_prefix(upper(c), "CAP_") in {"ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_BOOT", "NET_ADMIN", "DAC_READ_SEARCH", "BPF", "MAC_ADMIN", "SYSLOG"}
}

# METADATA
# title: Service keeps the capabilities that Docker gives by default
# description: >-
#   Most need none of them. Drop all, and add what is needed.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#cap_drop
#   - https://docs.docker.com/engine/security/#linux-kernel-capabilities
# custom:
#   id: compose-service-capabilities-kept
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.4"]
#   aliases:
#     - ce76b7d0-9e77-464d-b86f-c5c48e03e22d
#   remedies:
#     - title: Drop all capabilities
#       unsafe: the service may need some
#       set:
#         - {path: cap_drop, value: [ALL]}
capabilities_kept contains ["cap_drop"] if {
	not input.privileged == true
	count({c | some c in input.cap_drop; upper(c) == "ALL"}) == 0
}

# METADATA
# title: Processes of the service may gain privileges
# description: >-
#   Programs with the set-user-id bit make a user root. no-new-privileges keeps that from
#   happening.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#security_opt
#   - https://docs.docker.com/reference/cli/docker/container/run/#security-opt
# custom:
#   id: compose-service-new-privileges
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.26"]
#   aliases:
#     - "27fcc7d6-c49b-46e0-98f1-6c082a6a2750"
#   remedies:
#     - title: Let nobody gain privileges
#       unsafe: programs such as sudo and ping may stop working
#       set:
#         - {path: "security_opt[+]", value: "no-new-privileges:true"}
new_privileges contains ["security_opt"] if not has_option(`^no-new-privileges([:=]true)?$`)

has_option(pattern) if {
	some option in input.security_opt
	regex.match(pattern, option)
}

# METADATA
# title: Service has no security options
# description: >-
#   Neither an AppArmor or SELinux profile of its own nor no-new-privileges is set.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#security_opt
# custom:
#   id: compose-service-security-options-missing
#   severity: info
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     cis-docker-1.7: ["5.2", "5.3"]
#   aliases:
#     - "610e266e-6c12-4bca-9925-1ed0cd29742b"
#   remedies:
#     - title: Forbid new privileges
#       unsafe: programs that change their user through setuid fail
#       set:
#         - {path: security_opt, value: ["no-new-privileges:true"]}
security_options_missing contains ["security_opt"] if not value.is_set(input, "security_opt")

# METADATA
# title: Service may make any system call
# description: >-
#   The default profile of seccomp keeps calls away that containers do not need, and that
#   exploits do.
# related_resources:
#   - https://docs.docker.com/engine/security/seccomp/
# custom:
#   id: compose-service-seccomp-unconfined
#   severity: high
#   category: hardening
#   cwe: [CWE-269]
#   controls:
#     cis-docker-1.7: ["5.22"]
#   aliases:
#     - "404fde2c-bc4b-4371-9747-7054132ac953"
#   remedies:
#     - title: Use the default profile
#       unsafe: the service may need other system calls
#       remove: [.]
seccomp_unconfined contains ["security_opt", i] if {
	some i, option in input.security_opt
	regex.match(`^seccomp[:=]unconfined$`, option)
}

# METADATA
# title: Service is not confined by AppArmor or SELinux
# description: >-
#   The profile of the engine keeps containers from what belongs to the host.
# related_resources:
#   - https://docs.docker.com/engine/security/apparmor/
# custom:
#   id: compose-service-apparmor-off
#   severity: medium
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     cis-docker-1.7: ["5.2", "5.3"]
#   remedies:
#     - title: Use the default profile
#       unsafe: the service may need more
#       remove: [.]
apparmor_off contains ["security_opt", i] if {
	some i, option in input.security_opt
	regex.match(`^(apparmor[:=]unconfined|label[:=]disable)$`, option)
}

# METADATA
# title: Service has a folder of the system of the host
# description: >-
#   Whoever breaks into it reads, or changes, the configuration, accounts, devices or
#   kernel of the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#volumes
#   - https://docs.docker.com/engine/storage/bind-mounts/
# custom:
#   id: compose-service-sensitive-host-path
#   severity: high
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.6"]
#   aliases:
#     - "1c1325ff-831d-43a1-973e-839ae57dfcc0"
#   remedies:
#     - title: Mount it no more
#       unsafe: the service cannot see the folder any more
#       remove: [.]
sensitive_host_path contains ["volumes", i] if {
	some i, v in input.volumes
	v.type == "bind"
	regex.match(`^/((bin|boot|dev|etc|lib|lib64|proc|root|run|sbin|sys|usr|var|var/lib|var/run|var/lib/docker|var/lib/kubelet|var/log)(/.*)?)?$`, v.source)
	not regex.match(`^/(etc/(localtime|timezone|ssl/certs.*)|usr/(local/)?share/(zoneinfo|ca-certificates).*|dev/(null|zero|urandom))$|\.sock$|^/var/(www|data|opt)|^/usr/(src|local/src)|^/run/(media|user)`, v.source)
}

# METADATA
# title: Mounts of the container reach the host
# description: >-
#   What is mounted in the container appears on the host as well.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#volumes
#   - https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation
# custom:
#   id: compose-service-mount-propagation
#   severity: medium
#   category: hardening
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.20"]
#   aliases:
#     - baa452f0-1f21-4a25-ace5-844e7a5f410d
mount_propagation contains ["volumes", i] if {
	some i, v in input.volumes
	shared_mount(v)
}

shared_mount(v) if v.bind.propagation in {"shared", "rshared"}

shared_mount(v) if {
	some option in split(v.mode, ",")
	option in {"shared", "rshared"}
}

# METADATA
# title: Service has a device of the host
# description: >-
#   Whoever breaks into it speaks to the device: a disk holds all files of the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#devices
# custom:
#   id: compose-service-device
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["5.18"]
#   remedies:
#     - title: Remove the device
#       unsafe: the service may need it
#       remove: [.]
device contains ["devices", i] if {
	some i, d in input.devices
	not regex.match(`^/dev/(null|zero|random|urandom|dri|nvidia|video|snd|net/tun)`, object.get(d, "source", ""))
}
