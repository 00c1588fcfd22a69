# Containers, secrets.
package parapet.k8s_container

import data.parapet.lib.secrets

# METADATA
# title: Credential is written into an environment variable
# description: >-
#   Everybody who may read the manifest, or the pod, reads the credential, and it stays in
#   the history of the repository. Keep it in a secret store and mount it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#   - https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-container-env-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   aliases: [env-var-secret, sensitiveContainerEnvVar, AC_K8S_0051, C-0012]
env_credential contains ["env", i, "value"] if {
	some i, e in input.env
	secrets.is_credential(e.name, e.value)
}

# METADATA
# title: Secret is handed over in an environment variable
# description: >-
#   Variables leak more easily than files: into logs, crash reports and child processes, and
#   they do not change when the secret does. Mount secrets as files.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#   - https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: k8s-container-secret-in-env
#   severity: low
#   category: secrets
#   cwe: [CWE-526]
#   controls:
#     cis-kubernetes-1.10: ["5.4.1"]
#   aliases:
#     [CKV_K8S_35, "3d658f8b-d988-41a0-a841-40043121de1e", "6d8f1a10-b6cd-48f0-b960-f7c535d5cdb8", C-0207,
#     AC_K8S_0051, read-secret-from-env-var]
secret_in_env contains ["env", i, "valueFrom", "secretKeyRef"] if {
	some i, e in input.env
	e.valueFrom.secretKeyRef
}

secret_in_env contains ["envFrom", i, "secretRef"] if {
	some i, e in input.envFrom
	e.secretRef
}

# METADATA
# title: git-sync runs a command that the manifest names
# description: >-
#   GITSYNC_GIT, and GITSYNC_PASSWORD_FILE in some versions, are run or read by git-sync as
#   they are: whoever may write the manifest runs commands with the rights of the pod.
# related_resources:
#   - https://www.akamai.com/blog/security-research/2024-august-kubernetes-gitsync-command-injection-defcon
#   - https://github.com/kubernetes/git-sync
# custom:
#   id: k8s-container-git-sync-command
#   severity: medium
#   category: hardening
#   cwe: [CWE-78]
#   aliases: [CKV_K8S_159]
#   remedies:
#     - title: Remove the variable
#       unsafe: git-sync runs its own program
#       remove: [".."]
git_sync_command contains ["env", i, "name"] if {
	some i, e in input.env
	e.name in {"GITSYNC_GIT", "GITSYNC_PASSWORD_FILE", "GITSYNC_SSH_KEY_FILE", "GITSYNC_COOKIE_FILE", "GITSYNC_ASKPASS_URL"}
}

# METADATA
# title: Credential is written into an argument
# description: >-
#   Arguments show in the manifest, in the list of processes and in the pod's status.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-container-argument-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
argument_credential contains ["command", i] if {
	some i, word in input.command
	reveals(word)
}

argument_credential contains ["args", i] if {
	some i, word in input.args
	reveals(word)
}

# METADATA
# title: Environment variable is set twice
# description: >-
#   The last one counts, which is seldom what was meant.
# related_resources:
#   - https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
# custom:
#   id: k8s-container-env-doubled
#   severity: low
#   category: hygiene
#   aliases: [duplicate-env-var, environment-variable-key-duplication, C-0295]
#   remedies:
#     - title: Remove the second one
#       unsafe: the first value counts
#       remove: [".."]
env_doubled contains ["env", i, "name"] if {
	count(input.env) > 1
	some i, e in input.env
	some j, f in input.env
	j < i
	e.name == f.name
}

reveals(word) if secrets.contains_credential(word)

reveals(word) if {
	[_, flag, value] := regex.find_all_string_submatch_n(`^--?([A-Za-z0-9_-]+)=(.+)$`, word, 1)[0]
	secrets.is_credential(flag, value)
	not endswith(flag, "-file")
}
