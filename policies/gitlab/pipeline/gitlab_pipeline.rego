# GitLab CI pipelines.
package parapet.gitlab_pipeline

import data.parapet.lib.image
import data.parapet.lib.secrets
import data.parapet.lib.shell

# METADATA
# title: Variable holds a credential
# description: >-
#   It is in the history of the repository. Use a masked and protected variable, or an
#   external secret store.
# related_resources:
#   - https://docs.gitlab.com/ci/variables/#cicd-variable-security
#   - https://docs.gitlab.com/ci/yaml/#secrets
# custom:
#   id: gitlab-pipeline-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   remedies:
#     - title: Take the value from a variable of the project
#       unsafe: the variable has to be there
#       set:
#         - {path: ".", value: "$SECRET", ask: the name of a variable}
credential contains path if {
	some path, text in variables
	secrets.is_credential(name_of(path), text)
}

# METADATA
# title: Image has no fixed version
# description: >-
#   Whatever is tagged latest on the day sees the code and the variables of the job.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#image
#   - https://docs.gitlab.com/ci/pipelines/pipeline_security/
# custom:
#   id: gitlab-pipeline-image-mutable
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   remedies:
#     - title: Name a version
#       unsafe: another version of the image may run
#       set:
#         - {path: "./tag", value: "1.0.0", ask: the version that you have tested}
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_mutable contains path if {
	some path, name in images
	image.mutable(name)
	not contains(name, "$")
}

# METADATA
# title: Image is not pinned to its digest
# description: >-
#   A tag can be moved to another image, which then sees the code and the variables of the
#   job.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#image
#   - https://docs.gitlab.com/ci/pipelines/pipeline_security/
# custom:
#   id: gitlab-pipeline-image-digest-missing
#   severity: info
#   category: supply-chain
#   cwe: [CWE-1357]
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_digest_missing contains path if {
	some path, name in images
	image.known(name)
	not image.pinned(name)
	not contains(name, "$")
}

# METADATA
# title: Included configuration is not pinned
# description: >-
#   Whoever can push to the project, or changes what the address gives, runs jobs with the
#   variables of this one. Name a tag or commit, or give the hash.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#includeproject
#   - https://docs.gitlab.com/ci/yaml/#includeintegrity
#   - https://docs.gitlab.com/ci/pipelines/pipeline_security/
# custom:
#   id: gitlab-pipeline-include-unpinned
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-829]
#   remedies:
#     - title: Pin the configuration to a commit
#       unsafe: changes of the configuration no longer arrive
#       set:
#         - {path: "./ref", value: "0000000000000000000000000000000000000000", ask: the commit}
#     - title: Say what the file holds
#       unsafe: other contents are refused
#       set:
#         - {path: "../integrity", value: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", ask: the hash of the file}
include_unpinned contains ["include", i] if {
	some i, part in input.include
	part.project
	not fixed_ref(part)
}

include_unpinned contains ["include", i, "remote"] if {
	some i, part in input.include
	part.remote
	not part.integrity
}

include_unpinned contains ["include", i, "component"] if {
	some i, part in input.include
	regex.match(`@(~latest|main|master|[^@]*~)$`, part.component)
}

fixed_ref(part) if regex.match(`^v?[0-9]+(\.[0-9]+)*([-+.].*)?$|^[0-9a-f]{40}$`, sprintf("%v", [part.ref]))

# METADATA
# title: Configuration is included over plain HTTP
# description: >-
#   Whoever is on the way can put other jobs in its place.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#includeremote
# custom:
#   id: gitlab-pipeline-include-plain-http
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
include_plain_http contains ["include", i, "remote"] if {
	some i, part in input.include
	startswith(part.remote, "http://")
}

# METADATA
# title: Job needs a privileged runner
# description: >-
#   Docker in Docker only works on privileged runners: whoever changes the job has the
#   host. Build without a daemon.
# related_resources:
#   - https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-in-docker
#   - https://docs.gitlab.com/ci/pipelines/pipeline_security/
# custom:
#   id: gitlab-pipeline-docker-in-docker
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
docker_in_docker contains path if {
	some path, name in images
	regex.match(`(^|/)docker:([^/]*-)?dind`, name)
}

# METADATA
# title: Connection to the Docker daemon is not protected
# description: >-
#   With an empty DOCKER_TLS_CERTDIR the daemon takes commands of everybody who reaches
#   it.
# related_resources:
#   - https://docs.gitlab.com/ci/docker/using_docker_build/#docker-in-docker-with-tls-disabled-in-the-docker-executor
# custom:
#   id: gitlab-pipeline-docker-tls-off
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   remedies:
#     - title: Protect the connection
#       unsafe: clients have to use TLS too
#       set:
#         - {path: ., value: /certs}
docker_tls_off contains path if {
	some path, text in variables
	name_of(path) == "DOCKER_TLS_CERTDIR"
	text == ""
}

# METADATA
# title: Script is run straight from the network
# description: >-
#   Nobody has seen what is run, with the variables of the job. Fetch a version, compare
#   its checksum, and run it then.
# related_resources:
#   - https://docs.gitlab.com/ci/pipelines/pipeline_security/
#   - https://cwe.mitre.org/data/definitions/494.html
# custom:
#   id: gitlab-pipeline-download-piped-to-shell
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-494]
download_piped_to_shell contains path if {
	some path, cmd in commands
	shell.downloads_into_shell(cmd)
}

# METADATA
# title: Certificates are not verified
# description: >-
#   Whoever is on the way to the server can put something else in the place of what is
#   fetched.
# related_resources:
#   - https://docs.gitlab.com/runner/configuration/tls-self-signed/
#   - https://cwe.mitre.org/data/definitions/295.html
# custom:
#   id: gitlab-pipeline-tls-unverified
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   remedies:
#     - title: Verify certificates
#       unsafe: servers whose certificates do not hold are refused
#       remove: ['./args["-k"]', './args["--insecure"]', './args["--no-check-certificate"]']
#     - title: Remove the variable
#       unsafe: servers whose certificates do not hold are refused
#       remove: ["."]
tls_unverified contains path if {
	some path, cmd in commands
	cmd.name == "curl"
	shell.flag(cmd, {"-k", "--insecure"})
}

tls_unverified contains path if {
	some path, cmd in commands
	cmd.name == "wget"
	shell.flag(cmd, {"--no-check-certificate"})
}

tls_unverified contains path if {
	some path, text in variables
	[name_of(path), text] in [["GIT_SSL_NO_VERIFY", "true"], ["GIT_SSL_NO_VERIFY", "1"], ["NODE_TLS_REJECT_UNAUTHORIZED", "0"], ["PYTHONHTTPSVERIFY", "0"]]
}

# METADATA
# title: Variables are printed into the log
# description: >-
#   With CI_DEBUG_TRACE the log shows all variables and secrets of the job to everybody
#   who may see it.
# related_resources:
#   - https://docs.gitlab.com/ci/variables/variables_troubleshooting/#enable-debug-logging
# custom:
#   id: gitlab-pipeline-debug-trace
#   severity: high
#   category: secrets
#   cwe: [CWE-532]
#   remedies:
#     - title: Trace no more
#       remove: [.]
debug_trace contains path if {
	some path, text in variables
	name_of(path) in {"CI_DEBUG_TRACE", "CI_DEBUG_SERVICES"}
	lower(text) == "true"
}

# METADATA
# title: Environment of the job is printed into the log
# description: >-
#   It holds the tokens of the job and every variable that is not masked.
# related_resources:
#   - https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable
# custom:
#   id: gitlab-pipeline-environment-printed
#   severity: medium
#   category: secrets
#   cwe: [CWE-532]
environment_printed contains path if {
	some path, cmd in commands
	cmd.name in {"printenv", "env", "set"}
	count(cmd.args) == 0
	not cmd.feeds
	not cmd.writes
}

environment_printed contains path if {
	some path, cmd in commands
	cmd.name == "export"
	cmd.args == ["-p"]
	not cmd.writes
}

# METADATA
# title: Text of a stranger is evaluated as a script
# description: >-
#   Titles, messages and branch names are chosen by whoever opens a merge request:
#   evaluated, they run as commands with the variables of the job.
# related_resources:
#   - https://docs.gitlab.com/ci/variables/predefined_variables/
#   - https://docs.gitlab.com/ci/variables/#cicd-variable-security
# custom:
#   id: gitlab-pipeline-variable-evaluated
#   severity: high
#   category: identity
#   cwe: [CWE-78]
variable_evaluated contains path if {
	some path, cmd in commands
	cmd.name in {"eval", "sh", "bash", "dash", "ash", "zsh"}
	some arg in cmd.args
	regex.match(`CI_(COMMIT_(MESSAGE|TITLE|DESCRIPTION|BRANCH|REF_NAME|TAG|TAG_MESSAGE|AUTHOR)|MERGE_REQUEST_(TITLE|DESCRIPTION|SOURCE_BRANCH_NAME|LABELS|MILESTONE))`, arg)
}

# METADATA
# title: Password is given as an argument
# description: >-
#   It shows in the list of processes, and in the log where masking fails. Pass it by
#   standard input.
# related_resources:
#   - https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/
# custom:
#   id: gitlab-pipeline-password-argument
#   severity: low
#   category: secrets
#   cwe: [CWE-214]
password_argument contains path if {
	some path, cmd in commands
	cmd.name in {"docker", "podman", "helm", "buildah", "skopeo"}
	"login" in cmd.args
	shell.flag(cmd, {"-p", "--password"})
}

# METADATA
# title: SSH does not verify the host
# description: >-
#   Whoever is on the way can take the place of the server, and gets what is sent.
# related_resources:
#   - https://docs.gitlab.com/ci/jobs/ssh_keys/#verifying-the-ssh-host-keys
# custom:
#   id: gitlab-pipeline-host-key-unverified
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-322]
host_key_unverified contains path if {
	some path, cmd in commands
	regex.match(`(?i)StrictHostKeyChecking[= ]"?no`, concat(" ", object.get(cmd, "args", [])))
}

# METADATA
# title: Job that looks for weaknesses may fail unseen
# description: >-
#   With allow_failure the pipeline goes on, and what was found is shipped.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#allow_failure
#   - https://docs.gitlab.com/user/application_security/
# custom:
#   id: gitlab-pipeline-security-scan-ignored
#   severity: low
#   category: hygiene
#   cwe: [CWE-693]
#   remedies:
#     - title: Let the job fail
#       unsafe: pipelines that find something stop
#       remove: [.]
security_scan_ignored contains ["jobs", i, "allow_failure"] if {
	some i, job in input.jobs
	job.allow_failure == true
	regex.match(`(?i)sast|dast|secret|trivy|scan|audit|semgrep|gitleaks|snyk|parapet`, job.id)
}

# METADATA
# title: Artifact holds everything that is there
# description: >-
#   Files with credentials, and .git, become downloadable by everybody who may see the
#   job.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#artifactspaths
#   - https://docs.gitlab.com/ci/yaml/#artifactsuntracked
# custom:
#   id: gitlab-pipeline-artifact-everything
#   severity: medium
#   category: secrets
#   cwe: [CWE-538]
#   remedies:
#     - title: Name what is needed
#       unsafe: other files are kept no more
#       set:
#         - {path: ., value: [dist/], ask: the files that later jobs need}
artifact_everything contains ["jobs", i, "artifacts", "untracked"] if {
	some i, job in input.jobs
	job.artifacts.untracked == true
}

artifact_everything contains ["jobs", i, "artifacts", "paths"] if {
	some i, job in input.jobs
	some path in job.artifacts.paths
	path in {".", "./", "*", "**", "./*", "$CI_PROJECT_DIR", ".env", ".git"}
}

# METADATA
# title: Protected branches share their cache with all others
# description: >-
#   Whoever may push to any branch can put things into the cache that a release is built
#   from.
# related_resources:
#   - https://docs.gitlab.com/ci/yaml/#cacheunprotect
#   - https://docs.gitlab.com/ci/caching/#cache-key-names
# custom:
#   id: gitlab-pipeline-cache-unprotected
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-349]
#   remedies:
#     - title: Keep the caches apart
#       remove: [.]
cache_unprotected contains ["jobs", i, "cache", j, "unprotect"] if {
	some i, job in input.jobs
	some j, cache in job.cache
	cache.unprotect == true
}
