# Services of Docker Compose.
package parapet.compose_service

import data.parapet.lib.image
import data.parapet.lib.secrets
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
# title: Port is published on all addresses of the host
# description: >-
#   Docker opens it past the firewall of most hosts. Name an address, such as 127.0.0.1,
#   or publish nothing and use a network.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#ports
#   - https://docs.docker.com/engine/network/packet-filtering-firewalls/
# custom:
#   id: compose-service-port-on-all-interfaces
#   severity: medium
#   category: network
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.14"]
#   aliases:
#     - "451d79dc-0588-476a-ad03-3c7f0320abb3"
port_on_all_interfaces contains ["ports", i] if {
	some i, port in input.ports
	object.get(port, "host_ip", "0.0.0.0") in {"0.0.0.0", "::", "[::]", ""}
}

# METADATA
# title: Port below 1024 is published
# description: >-
#   Such ports are kept for what the administrator of the host starts.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#ports
# custom:
#   id: compose-service-privileged-port
#   severity: low
#   category: network
#   cwe: [CWE-269]
#   controls:
#     cis-docker-1.7: ["5.8"]
#   aliases:
#     - bc2908f3-f73c-40a9-8793-c1b7d5544f79
privileged_port contains ["ports", i, "published"] if {
	some i, port in input.ports
	first := value.number(split(sprintf("%v", [port.published]), "-")[0])
	first > 0
	first < 1024
}

# METADATA
# title: Service publishes the port of SSH
# description: >-
#   A container is entered with docker exec. An SSH server in it is one more way in.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#ports
# custom:
#   id: compose-service-ssh-port
#   severity: medium
#   category: network
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.7"]
ssh_port contains ["ports", i, "target"] if {
	some i, port in input.ports
	port.target == 22
}

# METADATA
# title: Database can be reached from outside of the host
# description: >-
#   Services of the project reach it by its name without a published port.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#ports
#   - https://docs.docker.com/compose/how-tos/networking/
# custom:
#   id: compose-service-database-port
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-668]
#   controls:
#     cis-docker-1.7: ["5.14"]
database_port contains ["ports", i] if {
	some i, port in input.ports
	port.target in {1433, 1521, 3306, 5432, 5984, 6379, 7000, 8086, 9042, 9200, 9300, 11211, 27017, 27018, 2379, 2181, 5672, 15672, 9092, 50000}
	object.get(port, "host_ip", "0.0.0.0") in {"0.0.0.0", "::", "[::]", ""}
}

# METADATA
# title: Environment of the service holds a secret
# description: >-
#   It stands in the file, and whoever may inspect the container reads it. Use secrets,
#   which are mounted as files.
# related_resources:
#   - https://docs.docker.com/compose/how-tos/use-secrets/
# custom:
#   id: compose-service-secret-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
secret_in_environment contains ["environment", name] if {
	some name, text in input.environment
	secrets.is_credential(name, text)
}

# METADATA
# title: Build argument is a secret
# description: >-
#   Values of arguments are kept in the history of the image. Use build secrets.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/build/#secrets
# custom:
#   id: compose-service-secret-in-build-argument
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
secret_in_build_argument contains ["build", "args", name] if {
	some name, text in input.build.args
	secrets.is_credential(name, text)
}

# METADATA
# title: Command of the service holds a secret
# description: >-
#   It stands in the file and in the list of processes. Use secrets, which are mounted as
#   files.
# related_resources:
#   - https://docs.docker.com/compose/how-tos/use-secrets/
# custom:
#   id: compose-service-secret-in-command
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
secret_in_command contains [attr, i] if {
	some attr in ["command", "entrypoint"]
	some i, word in input[attr]
	secret_word(input[attr], i, word)
}

secret_word(_, _, word) if secrets.contains_credential(word)

secret_word(_, _, word) if {
	parts := split(word, "=")
	count(parts) > 1
	secrets.is_credential(trim_left(parts[0], "-"), concat("=", array.slice(parts, 1, count(parts))))
}

secret_word(words, i, word) if {
	startswith(words[i - 1], "--")
	not startswith(word, "-")
	secrets.is_credential(trim_left(words[i - 1], "-"), word)
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
# title: Memory of the service is not limited
# description: >-
#   One service can take the memory of the whole host, and the kernel then kills others.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#mem_limit
#   - https://docs.docker.com/reference/compose-file/deploy/#resources
# custom:
#   id: compose-service-memory-unlimited
#   severity: medium
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     cis-docker-1.7: ["5.11"]
#   aliases:
#     - bb9ac4f7-e13b-423d-a010-c74a1bfbe492
#   remedies:
#     - title: Limit the memory
#       unsafe: the service is killed when it needs more
#       set:
#         - {path: mem_limit, value: 512m, ask: what the service needs at most}
memory_unlimited contains limit_path("mem_limit", "memory") if {
	not value.is_set(input, "mem_limit")
	not limit("memory")
}

limit(name) := input.deploy.resources.limits[name]

# limit_path(attr, name) is where a limit belongs: in the attribute, or below deploy
# where the service says more there.
limit_path(_, name) := ["deploy", "resources", "limits", name] if value.is_set(input, "deploy")

limit_path(attr, _) := [attr] if not value.is_set(input, "deploy")

# METADATA
# title: Processor time of the service is not limited
# description: >-
#   One service can take the time of all others.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#cpus
#   - https://docs.docker.com/reference/compose-file/deploy/#resources
# custom:
#   id: compose-service-cpu-unlimited
#   severity: low
#   category: resilience
#   cwe: [CWE-400]
#   controls:
#     cis-docker-1.7: ["5.12"]
#   aliases:
#     - "6b610c50-99fb-4ef0-a5f3-e312fd945bc3"
#   remedies:
#     - title: Limit the processors
#       unsafe: the service gets slower when it needs more
#       set:
#         - {path: cpus, value: 1, ask: what the service needs at most}
cpu_unlimited contains limit_path("cpus", "cpus") if {
	not value.is_set(input, "cpus")
	not value.is_set(input, "cpu_quota")
	not value.is_set(input, "cpu_shares")
	not value.is_set(input, "cpu_count")
	not limit("cpus")
}

# METADATA
# title: Number of processes of the service is not limited
# description: >-
#   A fork bomb in the container takes the host down.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#pids_limit
#   - https://docs.docker.com/reference/compose-file/deploy/#pids
# custom:
#   id: compose-service-pids-unlimited
#   severity: low
#   category: resilience
#   cwe: [CWE-770]
#   controls:
#     cis-docker-1.7: ["5.29"]
#   aliases:
#     - "221e0658-cb2a-44e3-b08a-db96a341d6fa"
#   remedies:
#     - title: Limit the processes
#       unsafe: the service fails when it needs more
#       set:
#         - {path: pids_limit, value: 200, ask: what the service needs at most}
pids_unlimited contains limit_path("pids_limit", "pids") if {
	not bounded_pids
	not limit("pids")
}

bounded_pids if value.number(input.pids_limit) > 0

bounded_pids if value.unknown(input.pids_limit)

# METADATA
# title: Service has no health check
# description: >-
#   Docker only sees that the process is there, not that it still works. The image may
#   have one of its own: say it here, or set none on purpose.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#healthcheck
# custom:
#   id: compose-service-healthcheck-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-703]
#   controls:
#     cis-docker-1.7: ["5.27"]
#   aliases:
#     - "698ed579-b239-4f8f-a388-baa4bcb13ef8"
healthcheck_missing contains ["healthcheck"] if not value.is_set(input, "healthcheck")

healthcheck_missing contains ["healthcheck", "disable"] if input.healthcheck.disable == true

healthcheck_missing contains ["healthcheck", "test"] if input.healthcheck.test[0] == "NONE"

# METADATA
# title: Service is restarted without end
# description: >-
#   A service that fails at once takes the processor of the host. on-failure:5 gives up.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#restart
#   - https://docs.docker.com/reference/compose-file/deploy/#restart_policy
# custom:
#   id: compose-service-restart-unbounded
#   severity: info
#   category: resilience
#   cwe: [CWE-693]
#   controls:
#     cis-docker-1.7: ["5.15"]
#   aliases:
#     - "2fc99041-ddad-49d5-853f-e35e70a48391"
#   remedies:
#     - title: Give up after five times
#       unsafe: the service stays down after that
#       set:
#         - {path: restart, value: "on-failure:5"}
restart_unbounded contains ["restart"] if {
	restart := input.restart
	not restart in {"no", false}
	not few_restarts(restart)
}

restart_unbounded contains ["deploy", "restart_policy"] if {
	policy := input.deploy.restart_policy
	not policy.condition == "none"
	object.get(policy, "max_attempts", 1000) > 5
}

few_restarts(text) if to_number(trim_prefix(text, "on-failure:")) <= 5

few_restarts(text) if value.unknown(text)

# METADATA
# title: Root file system of the service can be written to
# description: >-
#   Whoever breaks in can leave programs behind and change those of the service. Write to
#   volumes and tmpfs only.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#read_only
# custom:
#   id: compose-service-writable-root-filesystem
#   severity: low
#   category: hardening
#   cwe: [CWE-732]
#   controls:
#     cis-docker-1.7: ["5.13"]
#   remedies:
#     - title: Make it read-only
#       unsafe: the service may write outside of its volumes
#       set:
#         - {path: read_only, value: true}
writable_root_filesystem contains ["read_only"] if not input.read_only

# METADATA
# title: Image of the service has no fixed version
# description: >-
#   Whatever is tagged latest on the day is started. Name a version, and a digest for what
#   must not change.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#image
# custom:
#   id: compose-service-image-latest
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   controls:
#     cis-docker-1.7: ["4.2"]
image_latest contains ["image"] if image.mutable(input.image)

# METADATA
# title: Image of the service is not pinned by its digest
# description: >-
#   A tag can be moved to another image by whoever can write to the registry.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#image
# custom:
#   id: compose-service-image-digest-missing
#   severity: info
#   category: supply-chain
#   cwe: [CWE-1357]
image_digest_missing contains ["image"] if {
	image.known(input.image)
	not image.pinned(input.image)
	not input.build
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

# METADATA
# title: Service runs as root
# description: >-
#   A break-out from the container is then one of root. Name a user that the image has.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#user
# custom:
#   id: compose-service-root-user
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["4.1"]
#   remedies:
#     - title: Run as another user
#       unsafe: the service may rely on being root
#       set:
#         - {path: user, value: "10001:10001", ask: a user that the image has}
root_user contains ["user"] if regex.match(`^(root|0+)(:.*)?$`, sprintf("%v", [input.user]))

# METADATA
# title: Service does not say which user it runs as
# description: >-
#   It runs as the user of the image, which mostly is root.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#user
# custom:
#   id: compose-service-user-unset
#   severity: info
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["4.1"]
user_unset contains ["user"] if not value.is_set(input, "user")

# METADATA
# title: Logs of the service are thrown away
# description: >-
#   Nobody can see afterwards what has happened.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#logging
#   - https://docs.docker.com/engine/logging/configure/
# custom:
#   id: compose-service-logging-off
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   remedies:
#     - title: Keep the logs
#       remove: [logging.driver]
logging_off contains ["logging", "driver"] if input.logging.driver == "none"

# METADATA
# title: Service shares a volume with others that may write to it
# description: >-
#   Whoever breaks into one of the services changes what the others read.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#volumes
# custom:
#   id: compose-service-volume-shared
#   severity: low
#   category: hardening
#   cwe: [CWE-668]
#   aliases:
#     - "8c978947-0ff6-485c-b0c2-0bfca6026466"
volume_shared contains ["volumes", i] if {
	some i, v in input.volumes
	v.shared
	not v.read_only
}

# METADATA
# title: Build of the service is privileged
# description: >-
#   The commands of the Dockerfile have all capabilities and devices of the host.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/build/#privileged
# custom:
#   id: compose-service-build-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Build without privileges
#       unsafe: the build may need them
#       remove: [build.privileged]
build_privileged contains ["build", "privileged"] if input.build.privileged == true

build_privileged contains ["build", "entitlements", i] if {
	some i, e in input.build.entitlements
	e == "security.insecure"
}

# METADATA
# title: Service uses links
# description: >-
#   Services of a network reach each other by name. Links also leak environment variables
#   on the default bridge.
# related_resources:
#   - https://docs.docker.com/reference/compose-file/services/#links
#   - https://docs.docker.com/engine/network/links/
# custom:
#   id: compose-service-deprecated-links
#   severity: info
#   category: hygiene
#   controls:
#     cis-docker-1.7: ["5.30"]
deprecated_links contains ["links"] if count(input.links) > 0
