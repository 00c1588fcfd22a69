# Secrets in images.
package parapet.dockerfile

import data.parapet.lib.secrets

# METADATA
# title: ENV holds a secret
# description: >-
#   Environment variables are part of the image: everybody who can pull it reads them. Use
#   a secret mount for the build, and give the container its secrets when it starts.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
#   - https://docs.docker.com/build/building/secrets/
# custom:
#   id: dockerfile-secret-in-env
#   severity: high
#   category: secrets
#   cwe: [CWE-798, CWE-526]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   aliases:
#     - DS-0031
#     - AVD-DS-0031
#     - DL3064
#     - SecretsUsedInArgOrEnv
#   remedies:
#     - title: Set it no more
#       unsafe: whoever starts the container has to set it
#       remove: [".."]
secret_in_env contains array.concat(path, ["value"]) if {
	some path, env in variables
	secrets.is_credential(env.name, env.value)
}

# METADATA
# title: ENV keeps a secret that a build argument brings
# description: >-
#   The value becomes part of the image, and everybody who can pull it reads it. Use a
#   secret mount.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
#   - https://docs.docker.com/build/building/secrets/
# custom:
#   id: dockerfile-secret-in-env-from-argument
#   severity: high
#   category: secrets
#   cwe: [CWE-526]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   aliases:
#     - DS-0031
#     - AVD-DS-0031
#     - DL3064
#   remedies:
#     - title: Set it no more
#       unsafe: whoever starts the container has to set it
#       remove: [".."]
secret_in_env_from_argument contains array.concat(path, ["name"]) if {
	some path, env in variables
	secrets.credential_name(env.name)
	regex.match(`\$\{?\w`, env.raw)
	text := env.value
	not secrets.is_credential(env.name, text)
}

# METADATA
# title: Build argument is for a secret
# description: >-
#   The values of arguments are kept in the history of the image and in its provenance.
#   Use RUN --mount=type=secret.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
#   - https://docs.docker.com/build/building/secrets/
# custom:
#   id: dockerfile-secret-build-argument
#   severity: medium
#   category: secrets
#   cwe: [CWE-526]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   aliases:
#     - DS-0031
#     - AVD-DS-0031
#     - DL3064
#     - SecretsUsedInArgOrEnv
secret_build_argument contains ["stages", i, "arg", j, "name"] if {
	some i, stage in input.stages
	some j, arg in stage.arg
	secrets.credential_name(arg.name)
	not object.get(arg, "value", "") in secret_values(arg)
}

secret_build_argument contains ["args", i, "name"] if {
	some i, arg in input.args
	secrets.credential_name(arg.name)
	not object.get(arg, "value", "") in secret_values(arg)
}

# secret_values(arg) is the set of the value of an argument, if it is a secret.
secret_values(arg) := {arg.value | secrets.is_credential(arg.name, arg.value)}

# METADATA
# title: Default of a build argument is a secret
# description: >-
#   It stands in the Dockerfile and in the history of the image. Use RUN
#   --mount=type=secret.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
#   - https://docs.docker.com/build/building/secrets/
# custom:
#   id: dockerfile-secret-in-arg
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   aliases:
#     - DS-0031
#     - AVD-DS-0031
#     - DL3064
#   remedies:
#     - title: Remove the default
#       unsafe: the build has to be given the argument
#       remove: ["."]
secret_in_arg contains ["stages", i, "arg", j, "value"] if {
	some i, stage in input.stages
	some j, arg in stage.arg
	secrets.is_credential(arg.name, arg.value)
}

secret_in_arg contains ["args", i, "value"] if {
	some i, arg in input.args
	secrets.is_credential(arg.name, arg.value)
}

# METADATA
# title: Label holds a secret
# description: >-
#   Labels are shown by docker inspect and in registries.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#label
# custom:
#   id: dockerfile-secret-in-label
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   remedies:
#     - title: Remove the label
#       unsafe: what reads it finds nothing
#       remove: [".."]
secret_in_label contains ["stages", i, "label", j, "value"] if {
	some i, stage in input.stages
	some j, label in stage.label
	secrets.is_credential(label.name, label.value)
}

# METADATA
# title: Command holds a secret
# description: >-
#   It stands in the Dockerfile and in the history of the image. Use RUN
#   --mount=type=secret for builds, and give the container its secrets when it starts.
# related_resources:
#   - https://docs.docker.com/build/building/secrets/
# custom:
#   id: dockerfile-secret-in-command
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   aliases:
#     - DS-0031
#     - AVD-DS-0031
secret_in_command contains array.concat(path, ["args", i]) if {
	some path, cmd in programs
	some i, arg in cmd.args
	secret_argument(cmd, i, arg)
}

secret_in_command contains array.concat(path, ["env", name]) if {
	some path, cmd in programs
	some name, text in cmd.env
	secrets.is_credential(name, text)
}

secret_argument(_, _, arg) if secrets.contains_credential(arg)

# --password=value, and name=value as "export" and others have it.
secret_argument(cmd, _, arg) if {
	not cmd.env
	parts := split(arg, "=")
	count(parts) > 1
	secrets.is_credential(trim_left(parts[0], "-"), concat("=", array.slice(parts, 1, count(parts))))
}

# --password value
secret_argument(cmd, i, arg) if {
	startswith(cmd.args[i - 1], "--")
	not startswith(arg, "-")
	secrets.is_credential(trim_left(cmd.args[i - 1], "-"), arg)
}

# curl -u name:password
secret_argument(cmd, i, arg) if {
	cmd.name in {"curl", "svn", "http"}
	cmd.args[i - 1] in {"-u", "--user"}
	regex.match(`^[^:$]+:[^:$]{4,}$`, arg)
}

# METADATA
# title: File that holds secrets is copied into the image
# description: >-
#   Even if a later instruction removes it, the file stays in its layer. Mount it for the
#   command that needs it: RUN --mount=type=secret.
# related_resources:
#   - https://docs.docker.com/build/building/secrets/
#   - https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore
# custom:
#   id: dockerfile-secret-file-copied
#   severity: high
#   category: secrets
#   cwe: [CWE-538]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   remedies:
#     - title: Do not copy the file
#       unsafe: the program has to get it when it runs
#       remove: ["."]
secret_file_copied contains array.concat(path, ["sources", i]) if {
	some path, c in copies
	some i, source in c.sources
	not c.from
	regex.match(`(?i)(^|/)(\.env(\.(prod|production|local|dev|staging))?|id_(rsa|dsa|ecdsa|ed25519)|\.npmrc|\.pypirc|\.netrc|\.git-credentials|\.pgpass|\.htpasswd|\.dockercfg|\.docker/config\.json|\.docker|\.aws(/credentials)?|\.ssh|\.gnupg|\.kube(/config)?|kubeconfig|credentials(\.json)?|service-?account\.json|[^/]*\.(pfx|p12|jks|keystore|key|kdbx))/?$`, source)
	not regex.match(`(?i)(pub|public)[^/]*\.key$`, source)
}

# METADATA
# title: The whole build context is copied into the image
# description: >-
#   Whatever lies in the folder becomes part of the image: .git, keys, notes. Name what is
#   needed, and keep the rest out with .dockerignore.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore
# custom:
#   id: dockerfile-copy-everything
#   severity: low
#   category: secrets
#   cwe: [CWE-538]
#   aliases:
#     - DL3067
copy_everything contains array.concat(path, ["sources", i]) if {
	some path, c in copies
	some i, source in c.sources
	not c.from
	source in {".", "./", "*", "./*", "/"}
}
