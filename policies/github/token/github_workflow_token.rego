# Tokens, secrets and permissions of workflows.
package parapet.github_workflow

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Workflow does not say what its token may do
# description: >-
#   The token then has what the repository gives by default, which may be to write
#   everything. Say permissions: {} and give each job what it needs.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#use-the-github_token-permissions-key
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
# custom:
#   id: github-workflow-permissions-missing
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   aliases:
#     - CKV2_GHA_1
#     - d946b13a-0b2b-49c5-b560-45b9666373e1
#     - excessive-permissions
#   remedies:
#     - title: Give the token no permissions
#       unsafe: jobs that need some fail until you give them
#       set:
#         - {path: permissions, value: {}}
permissions_missing contains ["permissions"] if {
	not declared(input)
	every job in input.jobs {
		not declared(job)
	}
}

permissions_missing contains ["jobs", i, "permissions"] if {
	not declared(input)
	some i, job in input.jobs
	not declared(job)
	some other in input.jobs
	declared(other)
}

declared(part) if is_object(part.permissions)

# METADATA
# title: Token may write everything
# description: >-
#   Whatever takes over one step can push code, publish packages and change settings of
#   the repository.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#use-the-github_token-permissions-key
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
# custom:
#   id: github-workflow-permissions-write-all
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   aliases:
#     - CKV2_GHA_1
#     - excessive-permissions
#   remedies:
#     - title: Let the token read only
#       unsafe: steps that write fail
#       set:
#         - {path: permissions, value: read-all}
permissions_write_all contains ["permissions", "all"] if input.permissions.all == "write"

permissions_write_all contains ["jobs", i, "permissions", "all"] if {
	some i, job in input.jobs
	job.permissions.all == "write"
}

# METADATA
# title: All jobs may write
# description: >-
#   Permissions at the top go to every job. Give them to the job that needs them.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#use-the-github_token-permissions-key
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
# custom:
#   id: github-workflow-permissions-for-all-jobs
#   severity: low
#   category: identity
#   cwe: [CWE-250]
#   aliases:
#     - CKV2_GHA_1
#     - excessive-permissions
#   remedies:
#     - title: Allow reading only
#       unsafe: jobs that write are refused
#       set:
#         - {path: ".", value: read}
permissions_for_all_jobs contains ["permissions", scope] if {
	some scope, access in input.permissions
	access == "write"
	scope != "all"
	count(input.jobs) > 0
}

# METADATA
# title: Token stays in the working copy
# description: >-
#   actions/checkout writes the token into .git, where every later step, and an artifact
#   of the folder, has it. Say persist-credentials: false.
# related_resources:
#   - https://github.com/actions/checkout#usage
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-workflow-credentials-persisted
#   severity: low
#   category: secrets
#   cwe: [CWE-522]
#   aliases:
#     - artipacked
#   remedies:
#     - title: Keep no credentials
#       unsafe: later steps cannot push
#       set:
#         - {path: ./with.persist-credentials, value: false}
credentials_persisted contains path if {
	some path, step in steps
	step.uses.name == "actions/checkout"
	not value.falsy(object.get(object.get(step, "with", {}), "persist-credentials", true))
}

# METADATA
# title: Artifact holds the token of the job
# description: >-
#   The whole folder is uploaded, with the token that actions/checkout has left in .git.
#   Whoever downloads it in time can use the token.
# related_resources:
#   - https://github.com/actions/checkout#usage
#   - https://github.com/actions/upload-artifact#upload-the-contents-of-an-artifact
# custom:
#   id: github-workflow-credentials-in-artifact
#   severity: high
#   category: secrets
#   cwe: [CWE-522]
#   aliases:
#     - artipacked
credentials_in_artifact contains path if {
	some path, step in steps
	step.uses.name == "actions/upload-artifact"
	trim_space(step["with"].path) in {".", "./", "*", "**", "${{ github.workspace }}"}
	some other in input.jobs[path[1]].steps
	other.uses.name == "actions/checkout"
	not value.falsy(object.get(object.get(other, "with", {}), "persist-credentials", true))
}

# METADATA
# title: All secrets go to the called workflow
# description: >-
#   It gets every secret of the repository and the organisation. Pass those that it needs.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsecretsinherit
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-secrets-inherited
#   severity: medium
#   category: secrets
#   cwe: [CWE-272]
#   aliases:
#     - secrets-inherit
#   remedies:
#     - title: Pass no secrets
#       unsafe: the called workflow has to be given those that it needs
#       remove: ["."]
secrets_inherited contains ["jobs", i, "secrets_inherit"] if {
	some i, job in input.jobs
	job.secrets_inherit
}

# METADATA
# title: Step gets all secrets
# description: >-
#   toJSON(secrets), or an index that is computed, gives the step every secret of the
#   repository. Name those that it needs.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-all-secrets
#   severity: high
#   category: secrets
#   cwe: [CWE-272]
#   aliases:
#     - overprovisioned-secrets
all_secrets contains path if {
	some path, e in expressions
	some context in e.contexts
	context in {"secrets", "secrets.*"}
}

# METADATA
# title: Secret is a document of which parts are used
# description: >-
#   Logs hide a secret where it occurs as a whole. What fromJSON takes out of it is shown
#   as it is. Keep each value as a secret of its own.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-secret-structured
#   severity: medium
#   category: secrets
#   cwe: [CWE-532]
#   aliases:
#     - unredacted-secrets
secret_structured contains path if {
	some path, e in expressions
	regex.match(`(?i)\bfromjson\(\s*secrets\s*[.\[]`, e.text)
}

# METADATA
# title: Secret is used without an environment
# description: >-
#   Every workflow of the repository can read a secret of the repository. One of an
#   environment is for jobs that name it, after whatever the environment asks for: a
#   reviewer, a branch, a delay.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
# custom:
#   id: github-workflow-secret-outside-environment
#   severity: info
#   category: secrets
#   cwe: [CWE-272]
#   aliases:
#     - secrets-outside-env
secret_outside_environment contains path if {
	some path, e in expressions
	some context in e.contexts
	startswith(context, "secrets.")
	not context in {"secrets.github_token", "secrets.*"}
	not input.jobs[path[1]].environment
}

# METADATA
# title: Secret is in the environment of all jobs
# description: >-
#   Every action of every job can read it. Put it into the env of the step that needs it.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-secret-in-workflow-env
#   severity: medium
#   category: secrets
#   cwe: [CWE-272]
secret_in_workflow_env contains ["env"] if {
	some _, text in input.env
	regex.match(`\$\{\{[^}]*secrets\.`, text)
}

# METADATA
# title: Secret is in the environment of all steps of a job
# description: >-
#   Every action of the job can read it. Put it into the env of the step that needs it.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-secret-in-job-env
#   severity: low
#   category: secrets
#   cwe: [CWE-272]
secret_in_job_env contains ["jobs", i, "env"] if {
	some i, job in input.jobs
	some _, text in job.env
	regex.match(`\$\{\{[^}]*secrets\.`, text)
}

# METADATA
# title: Secret becomes part of a script
# description: >-
#   It shows in the list of processes and in error messages, and special characters in it
#   run as commands. Pass it by an environment variable.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-secret-in-script
#   severity: low
#   category: secrets
#   cwe: [CWE-214]
#   remedies:
#     - title: Hand the value over in the environment
#       unsafe: what the script took as code, or split into words, is one word then
#       set:
#         - {path: "./variable", value: environment}
secret_in_script contains path if {
	some path, e in expressions
	e.field == "run"
	some context in e.contexts
	regex.match(`^secrets\.|^github\.token$`, context)
}

# METADATA
# title: Secret is printed into the log
# description: >-
#   Masking only knows the secret as it is written: encoded, cut or as part of a structure
#   it shows.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-secret-printed
#   severity: high
#   category: secrets
#   cwe: [CWE-532]
secret_printed contains path if {
	some path, cmd in commands
	cmd.name in {"echo", "printf", "cat", "base64", "xxd", "rev"}
	not cmd.feeds
	not cmd.writes
	some arg in cmd.args
	holds_secret(path, arg)
}

holds_secret(_, arg) if regex.match(`\$\{\{[^}]*secrets\.`, arg)

holds_secret(path, arg) if {
	some name, text in step_of(path).env
	regex.match(`\$\{\{[^}]*secrets\.`, text)
	contains(arg, sprintf("${%s}", [name]))
}

# METADATA
# title: Workflow holds a credential
# description: >-
#   It is in the history of the repository. Use a secret.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-secrets
# custom:
#   id: github-workflow-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   remedies:
#     - title: Take the value from a secret
#       unsafe: the secret has to be there
#       set:
#         - {path: ".", value: "${{ secrets.SECRET }}", ask: the name of a secret}
credential contains array.concat(path, [name]) if {
	some path, env in environments
	some name, text in env
	secrets.is_credential(name, text)
}

credential contains array.concat(path, ["with", name]) if {
	some path, step in steps
	some name, text in step["with"]
	secrets.is_credential(name, text)
}

# METADATA
# title: Password for a registry stands in the workflow
# description: >-
#   It is in the history of the repository. Use a secret.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontainercredentials
# custom:
#   id: github-workflow-container-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   aliases:
#     - hardcoded-container-credentials
#   remedies:
#     - title: Take the password from a secret
#       unsafe: the secret has to be there
#       set:
#         - {path: ".", value: "${{ secrets.REGISTRY_PASSWORD }}", ask: the name of a secret}
container_credential contains ["jobs", i, "container", "credentials", "password"] if {
	some i, job in input.jobs
	value.literal(job.container.credentials.password)
}

container_credential contains ["jobs", i, "services", j, "credentials", "password"] if {
	some i, job in input.jobs
	some j, service in job.services
	value.literal(service.credentials.password)
}

# METADATA
# title: Token of a GitHub App can do more, or lives longer, than the job needs
# description: >-
#   Without permission-* inputs it may do what the app may, with an owner but no
#   repositories it does so in all of them, and with skip-token-revoke it can be used
#   after the job has ended.
# related_resources:
#   - https://github.com/actions/create-github-app-token#inputs
#   - https://github.com/actions/create-github-app-token#skip-token-revoke
# custom:
#   id: github-workflow-app-token-broad
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   aliases:
#     - github-app
app_token_broad contains path if {
	some path, step in steps
	step.uses.name == "actions/create-github-app-token"
	given := object.get(step, "with", {})
	count([1 | some name, _ in given; startswith(name, "permission-")]) == 0
}

app_token_broad contains path if {
	some path, step in steps
	step.uses.name == "actions/create-github-app-token"
	given := step["with"]
	given.owner
	not value.is_set(given, "repositories")
	not for_organisation(given)
}

app_token_broad contains array.concat(path, ["with", "skip-token-revoke"]) if {
	some path, step in steps
	value.truthy(step["with"]["skip-token-revoke"])
}

# What is computed may skip it too.
app_token_broad contains path if {
	some path, step in steps
	value.unknown(step["with"]["skip-token-revoke"])
}

# for_organisation(given): all permissions are about organisations, not repositories.
for_organisation(given) if {
	names := {name | some name, _ in given; startswith(name, "permission-")}
	count(names) > 0
	every name in names {
		regex.match(`^permission-(organization-|members$|team-discussions$|enterprise-)`, name)
	}
}
