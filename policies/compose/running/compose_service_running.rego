# How services of Docker Compose run.
package parapet.compose_service

import data.parapet.lib.value

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
#   remedies:
#     - title: Ask the program
#       set:
#         - {path: healthcheck, value: {test: [CMD, wget, "--spider", "http://localhost:8080/"]}, ask: "the command that asks, which the image has to hold"}
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
#   remedies:
#     - title: Run as a user without privileges
#       unsafe: files that belong to root may not be accessible
#       set:
#         - {path: user, value: "10001:10001"}
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
