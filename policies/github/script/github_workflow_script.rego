# Scripts in workflows.
package parapet.github_workflow

import data.parapet.lib.github
import data.parapet.lib.shell

# METADATA
# title: Text of a stranger becomes part of a script
# description: >-
#   An expression is replaced before the shell sees the script: whoever writes the title,
#   comment or branch name runs commands with the token and the secrets of the job. Put it
#   into an environment variable and use that in quotes.
# related_resources:
#   - https://docs.github.com/en/actions/concepts/security/script-injections
#   - https://docs.github.com/en/actions/reference/security/secure-use#use-an-intermediate-environment-variable
# custom:
#   id: github-workflow-script-injection
#   severity: critical
#   category: identity
#   cwe: [CWE-78]
#   aliases:
#     - "20f14e1a-a899-4e79-9f09-b6a84cd4649b"
#     - "62ff6823-927a-427f-acf9-f1ea2932d616"
#     - CKV_GHA_2
#     - template-injection
#   remedies:
#     - title: Hand the value over in the environment
#       unsafe: what the script took as code, or split into words, is one word then
#       set:
#         - {path: "./variable", value: environment}
script_injection contains path if {
	some path, e in expressions
	runs_script(path, e)
	some source in e.sources
	github.untrusted(source)
}

# METADATA
# title: Input becomes part of a script
# description: >-
#   Whoever may start the workflow, or calls it, runs commands with its token and secrets.
#   Put the input into an environment variable and use that in quotes.
# related_resources:
#   - https://docs.github.com/en/actions/concepts/security/script-injections
#   - https://docs.github.com/en/actions/reference/security/secure-use#use-an-intermediate-environment-variable
# custom:
#   id: github-workflow-input-injection
#   severity: medium
#   category: identity
#   cwe: [CWE-78]
#   aliases:
#     - template-injection
#   remedies:
#     - title: Hand the value over in the environment
#       unsafe: what the script took as code, or split into words, is one word then
#       set:
#         - {path: "./variable", value: environment}
input_injection contains path if {
	some path, e in expressions
	runs_script(path, e)
	some source in e.sources
	regex.match(`^(github\.event\.)?inputs\.|^github\.event\.client_payload`, source)
}

# METADATA
# title: Output of a step or job becomes part of a script
# description: >-
#   If the output holds what somebody else wrote, it runs as a command. Put it into an
#   environment variable and use that in quotes.
# related_resources:
#   - https://docs.github.com/en/actions/concepts/security/script-injections
# custom:
#   id: github-workflow-output-injection
#   severity: low
#   category: identity
#   cwe: [CWE-78]
#   aliases:
#     - template-injection
#   remedies:
#     - title: Hand the value over in the environment
#       unsafe: what the script took as code, or split into words, is one word then
#       set:
#         - {path: "./variable", value: environment}
output_injection contains path if {
	some path, e in expressions
	runs_script(path, e)
	some context in e.contexts
	regex.match(`^(steps|needs)\..*\.outputs\.|^github\.(ref_name|ref)$|^github\.event\.(release|ref)`, context)
}

# METADATA
# title: Script is run straight from the network
# description: >-
#   Nobody has seen what is run, and whoever controls the server runs what he likes with
#   the token of the job. Fetch a version, compare its checksum, and run it then.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#   - https://cwe.mitre.org/data/definitions/494.html
# custom:
#   id: github-workflow-download-piped-to-shell
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-494]
#   aliases:
#     - CKV_GHA_3
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
#   - https://cwe.mitre.org/data/definitions/295.html
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-workflow-tls-unverified
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   remedies:
#     - title: Verify certificates
#       unsafe: servers whose certificates do not hold are refused
#       remove: ['./args["-k"]', './args["--insecure"]', './args["--no-check-certificate"]']
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
	some path, cmd in commands
	cmd.name == "git"
	regex.match(`(?i)http\.sslVerify[ =]"?(false|0)`, concat(" ", cmd.args))
}

tls_unverified contains array.concat(path, [name]) if {
	some path, env in environments
	some name, text in env
	unverified_variable(name, sprintf("%v", [text]))
}

unverified_variable("NODE_TLS_REJECT_UNAUTHORIZED", "0")

unverified_variable("GIT_SSL_NO_VERIFY", text) if text in {"1", "true"}

unverified_variable("PYTHONHTTPSVERIFY", "0")

# METADATA
# title: Script uses a workflow command that sets the environment
# description: >-
#   set-env and add-path have been turned off since whatever a program prints could change
#   the environment of later steps. Write to the files that GITHUB_ENV and GITHUB_PATH
#   name.
# related_resources:
#   - https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/
# custom:
#   id: github-workflow-set-env-command
#   severity: high
#   category: hardening
#   cwe: [CWE-749]
#   aliases:
#     - CKV_GHA_1
#     - insecure-commands
set_env_command contains path if {
	some path, step in steps
	regex.match(`::(set-env|add-path)[ :]`, step.run)
}

# METADATA
# title: Script uses a deprecated workflow command
# description: >-
#   set-output and save-state may be set by whatever a program prints. Write to the files
#   that GITHUB_OUTPUT and GITHUB_STATE name.
# related_resources:
#   - https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/
# custom:
#   id: github-workflow-deprecated-command
#   severity: info
#   category: hygiene
deprecated_command contains path if {
	some path, step in steps
	regex.match(`::(set-output|save-state)[ :]`, step.run)
}

# METADATA
# title: Workflow that strangers start writes to the environment of later steps
# description: >-
#   A line break in what is written sets any variable, such as LD_PRELOAD, and so runs
#   commands. Pass values by outputs.
# related_resources:
#   - https://docs.github.com/en/actions/concepts/security/script-injections
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-environment-variable
# custom:
#   id: github-workflow-environment-file
#   severity: medium
#   category: hardening
#   cwe: [CWE-77]
#   aliases:
#     - github-env
environment_file contains path if {
	started_by_strangers
	some path, step in steps
	regex.match(`GITHUB_(ENV|PATH)\b`, step.run)
}

# METADATA
# title: SSH does not verify the host
# description: >-
#   Whoever is on the way can take the place of the server, and gets what is sent. Put the
#   key of the host into known_hosts.
# related_resources:
#   - https://man.openbsd.org/ssh_config#StrictHostKeyChecking
# custom:
#   id: github-workflow-host-key-unverified
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-322]
host_key_unverified contains path if {
	some path, cmd in commands
	cmd.name in {"ssh", "scp", "sftp", "rsync"}
	regex.match(`(?i)StrictHostKeyChecking[= ]no`, concat(" ", cmd.args))
}

# METADATA
# title: Password is given as an argument
# description: >-
#   It shows in the list of processes, and in the log where masking fails. Pass it by
#   standard input.
# related_resources:
#   - https://docs.docker.com/reference/cli/docker/login/#password-stdin
# custom:
#   id: github-workflow-password-argument
#   severity: low
#   category: secrets
#   cwe: [CWE-214]
password_argument contains path if {
	some path, cmd in commands
	cmd.name in {"docker", "podman", "helm", "buildah", "skopeo"}
	"login" in cmd.args
	shell.flag(cmd, {"-p", "--password"})
}
