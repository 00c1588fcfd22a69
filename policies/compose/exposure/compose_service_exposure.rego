# What services of Docker Compose show to others.
package parapet.compose_service

import data.parapet.lib.image
import data.parapet.lib.secrets
import data.parapet.lib.value

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
#   remedies:
#     - title: Publish the port on the own host only
#       unsafe: clients on other hosts are cut off
#       set:
#         - {path: "./host_ip", value: "127.0.0.1"}
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
#   remedies:
#     - title: Publish a port above 1023
#       unsafe: clients have to use the other port
#       set:
#         - {path: ".", value: 8080, ask: the port of the host}
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
#   remedies:
#     - title: Do not publish the port
#       unsafe: whoever logs in through it is cut off
#       remove: [".."]
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
#   remedies:
#     - title: Publish the port on the own host only
#       unsafe: clients on other hosts are cut off
#       set:
#         - {path: "./host_ip", value: "127.0.0.1"}
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
#   remedies:
#     - title: Take the value from the environment
#       unsafe: the variable has to be set where Compose runs
#       set:
#         - {path: ".", value: "${SECRET:?not set}", ask: the name of the variable}
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
#   remedies:
#     - title: Do not pass the secret
#       unsafe: the build has to get it by a secret mount
#       remove: ["."]
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
#   remedies:
#     - title: Name a version
#       unsafe: another version of the image may run
#       set:
#         - {path: "./tag", value: "1.0.0", ask: the version that you have tested}
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
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
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_digest_missing contains ["image"] if {
	image.known(input.image)
	not image.pinned(input.image)
	not input.build
}

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
#   remedies:
#     - title: Mount the volume for reading only
#       unsafe: the service can no longer write there
#       set:
#         - {path: "./read_only", value: true}
volume_shared contains ["volumes", i] if {
	some i, v in input.volumes
	v.shared
	not v.read_only
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
#   remedies:
#     - title: Remove the links
#       unsafe: names of links that differ from those of services no longer resolve
#       remove: ["."]
deprecated_links contains ["links"] if count(input.links) > 0
