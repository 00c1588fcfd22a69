# Azure Pipelines.
package parapet.azure_pipeline

import data.parapet.lib.image
import data.parapet.lib.secrets
import data.parapet.lib.shell
import data.parapet.lib.value

# METADATA
# title: Container of a job has no fixed version
# description: >-
#   Whatever is tagged latest on the day sees the code and the variables of the job.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/container-phases
# custom:
#   id: azure-pipeline-image-mutable
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - CKV_AZUREPIPELINES_1
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
	not contains(name, "$(")
}

# METADATA
# title: Container of a job is not pinned to its digest
# description: >-
#   A tag can be moved to another image, which then sees the code and the variables of the
#   job.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/container-phases
# custom:
#   id: azure-pipeline-image-digest-missing
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - CKV_AZUREPIPELINES_2
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_digest_missing contains path if {
	some path, name in images
	image.known(name)
	not image.pinned(name)
	not contains(name, "$(")
}

# METADATA
# title: Script sets a secret whose value stands in it
# description: >-
#   The value is in the history of the repository, and in the log before it is masked.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands#setvariable-initialize-or-modify-the-value-of-a-variable
# custom:
#   id: azure-pipeline-secret-set-in-script
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   aliases:
#     - CKV_AZUREPIPELINES_3
secret_set_in_script contains array.concat(path, ["script"]) if {
	some path, step in steps
	regex.match(`(?i)##vso\[task\.setvariable [^\]]*issecret=true[^\]]*\][^$%{\s"']`, step.script)
}

# METADATA
# title: Variable holds a credential
# description: >-
#   It is in the history of the repository. Use a secret variable, or a variable group
#   that is linked to Azure Key Vault.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
# custom:
#   id: azure-pipeline-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   remedies:
#     - title: Take the value from a secret variable
#       unsafe: the variable has to be there
#       set:
#         - {path: ".", value: "$(SECRET)", ask: the name of a secret variable}
credential contains array.concat(path, ["value"]) if {
	some path, v in variables
	secrets.is_credential(v.name, v.value)
	not contains(v.value, "$(")
}

credential contains array.concat(path, ["env", name]) if {
	some path, step in steps
	some name, text in step.env
	secrets.is_credential(name, text)
	not contains(text, "$(")
}

# METADATA
# title: Text of a stranger becomes part of a script
# description: >-
#   The agent replaces $(...) before the shell sees the script: whoever names a branch or
#   writes a commit runs commands with the variables of the job. Use the environment
#   variable, in quotes.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/security/inputs
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#understand-variable-syntax
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables
# custom:
#   id: azure-pipeline-script-injection
#   severity: high
#   category: identity
#   cwe: [CWE-78]
script_injection contains path if {
	some path, macro in macros
	macro.variable in {
		"build.sourcebranch", "build.sourcebranchname", "build.sourceversionmessage", "build.sourceversionauthor", "build.requestedfor",
		"build.requestedforemail", "build.buildnumber", "system.pullrequest.sourcebranch", "system.pullrequest.sourcebranchname",
		"system.pullrequest.sourcerepositoryuri",
	}
}

# METADATA
# title: Parameter becomes part of a script
# description: >-
#   Whoever may start the pipeline runs commands with its variables. Pass it by env, and
#   list the values that it may have.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/security/inputs
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/security/templates
# custom:
#   id: azure-pipeline-parameter-injection
#   severity: medium
#   category: identity
#   cwe: [CWE-78]
parameter_injection contains path if {
	some path, macro in macros
	some context in macro.contexts
	some parameter in input.parameters
	lower(concat(".", ["parameters", parameter.name])) == context
	object.get(parameter, "type", "string") in {"string", "object"}
	not parameter.values
}

# METADATA
# title: Token stays in the working copy
# description: >-
#   Every later step, and an artifact of the folder, has it.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/steps-checkout
# custom:
#   id: azure-pipeline-credentials-persisted
#   severity: low
#   category: secrets
#   cwe: [CWE-522]
#   remedies:
#     - title: Keep no credentials
#       unsafe: later steps cannot push
#       remove: [.]
credentials_persisted contains array.concat(path, ["persist_credentials"]) if {
	some path, step in steps
	value.truthy(step.persist_credentials)
}

# METADATA
# title: Repository of templates is not pinned
# description: >-
#   Whoever can push to its branch changes what this pipeline runs. Name a tag.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/security/templates
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/resources#repositories-resource
# custom:
#   id: azure-pipeline-template-unpinned
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-829]
#   remedies:
#     - title: Pin the repository to a tag
#       unsafe: changes of the templates no longer arrive
#       set:
#         - {path: "./ref", value: refs/tags/v1.0.0, ask: the tag}
template_unpinned contains ["resources", "repositories", i] if {
	some i, repository in input.resources.repositories
	not startswith(object.get(repository, "ref", ""), "refs/tags/")
}

# METADATA
# title: Script is run straight from the network
# description: >-
#   Nobody has seen what is run, with the variables of the job.
# related_resources:
#   - https://cwe.mitre.org/data/definitions/494.html
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/security/overview
# custom:
#   id: azure-pipeline-download-piped-to-shell
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-494]
download_piped_to_shell contains path if {
	some path, cmd in commands
	shell.downloads_into_shell(cmd)
}

download_piped_to_shell contains array.concat(path, ["script"]) if {
	some path, step in steps
	regex.match(`(?i)(iex|invoke-expression)\b[^\n]*(iwr|irm|curl|wget|invoke-webrequest|invoke-restmethod|downloadstring)|(iwr|irm|invoke-webrequest|invoke-restmethod|downloadstring)\b[^\n]*\|\s*(iex|invoke-expression)\b`, step.script)
}

# METADATA
# title: Certificates are not verified
# description: >-
#   Whoever is on the way to the server can put something else in the place of what is
#   fetched.
# related_resources:
#   - https://cwe.mitre.org/data/definitions/295.html
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/agents/certificate
# custom:
#   id: azure-pipeline-tls-unverified
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

tls_unverified contains array.concat(path, ["value"]) if {
	some path, v in variables
	[v.name, sprintf("%v", [v.value])] in [["NODE_TLS_REJECT_UNAUTHORIZED", "0"], ["GIT_SSL_NO_VERIFY", "true"], ["GIT_SSL_NO_VERIFY", "1"], ["PYTHONHTTPSVERIFY", "0"]]
}

# METADATA
# title: Pipeline logs in detail for good
# description: >-
#   With System.Debug the log shows inputs and variables of every task. Turn it on for the
#   run that needs it.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/troubleshooting/review-logs#configure-verbose-logs
# custom:
#   id: azure-pipeline-debug
#   severity: medium
#   category: secrets
#   cwe: [CWE-532]
#   remedies:
#     - title: Log as usual
#       set:
#         - {path: ".", value: false}
debug contains array.concat(path, ["value"]) if {
	some path, v in variables
	lower(v.name) == "system.debug"
	value.truthy(v.value)
}

# METADATA
# title: Job runs on machines of your own
# description: >-
#   What a job leaves there, later jobs find. Use agents that are made anew for each job,
#   and keep those for production apart.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/security/infrastructure
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/agents/agents
# custom:
#   id: azure-pipeline-self-hosted-pool
#   severity: info
#   category: hardening
#   cwe: [CWE-250]
self_hosted_pool contains ["pool", "name"] if {
	input.pool.name
	not input.pool.vm_image
	not hosted(input.pool.name)
}

self_hosted_pool contains ["jobs", i, "pool", "name"] if {
	some i, job in input.jobs
	job.pool.name
	not job.pool.vm_image
	not hosted(job.pool.name)
}

hosted(name) if name in {"Azure Pipelines", "Default Hosted"}

hosted(name) if startswith(name, "Hosted ")

hosted(name) if value.unknown(name)

# METADATA
# title: Container of a job is privileged
# description: >-
#   Whoever changes the job has the agent.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/container-phases#options
# custom:
#   id: azure-pipeline-privileged-container
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Run the container without it
#       unsafe: steps may need it
#       remove: [.]
privileged_container contains ["jobs", i, "container", "options"] if {
	some i, job in input.jobs
	regex.match(`--privileged\b|docker\.sock|--(pid|network|ipc|userns)[= ]host\b`, job.container.options)
}

privileged_container contains ["resources", "containers", i, "options"] if {
	some i, c in input.resources.containers
	regex.match(`--privileged\b|docker\.sock|--(pid|network|ipc|userns)[= ]host\b`, c.options)
}

# METADATA
# title: Token becomes part of a script
# description: >-
#   It shows in the list of processes and in error messages. Map it into env, and use the
#   environment variable.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables#use-a-secret-variable-in-the-ui
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables#systemaccesstoken
# custom:
#   id: azure-pipeline-secret-as-argument
#   severity: low
#   category: secrets
#   cwe: [CWE-214]
secret_as_argument contains path if {
	some path, macro in macros
	regex.match(`^system\.accesstoken$|(password|passwd|secret|token|apikey|api_key|connectionstring)$`, macro.variable)
}

# METADATA
# title: Step that looks for weaknesses may fail unseen
# description: >-
#   With continueOnError the pipeline goes on, and what was found is shipped.
# related_resources:
#   - https://learn.microsoft.com/en-us/azure/devops/pipelines/process/tasks#task-control-options
# custom:
#   id: azure-pipeline-security-scan-ignored
#   severity: low
#   category: hygiene
#   cwe: [CWE-693]
#   remedies:
#     - title: Let the step fail
#       unsafe: pipelines that find something stop
#       remove: [.]
security_scan_ignored contains array.concat(path, ["continue_on_error"]) if {
	some path, step in steps
	value.truthy(step.continue_on_error)
	some text in [object.get(step, "task", ""), object.get(step, "display_name", ""), object.get(step, "script", "")]
	regex.match(`(?i)trivy|snyk|checkmarx|sonar|semgrep|gitleaks|codeql|MicrosoftSecurityDevOps|security|parapet|npm audit`, text)
}
