# What starts workflows, and what they then run.
package parapet.github_workflow

# METADATA
# title: Code of a stranger runs with the token and secrets of the repository
# description: >-
#   The workflow is started by a pull request or comment of anybody, and checks out what
#   they wrote. Whatever builds or tests it runs their code.
# related_resources:
#   - https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
#   - https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout
# custom:
#   id: github-workflow-untrusted-checkout
#   severity: critical
#   category: identity
#   cwe: [CWE-829]
#   aliases:
#     - dangerous-triggers
untrusted_checkout contains path if {
	started_by_strangers
	some path, step in steps
	step.uses.name == "actions/checkout"
	some name in ["ref", "repository"]
	head_of_stranger(step["with"][name])
}

untrusted_checkout contains path if {
	started_by_strangers
	some path, cmd in commands
	cmd.name == "gh"
	cmd.args[0] == "pr"
	cmd.args[1] == "checkout"
}

untrusted_checkout contains path if {
	started_by_strangers
	some path, cmd in commands
	cmd.name == "git"
	some arg in cmd.args
	head_of_stranger(arg)
}

head_of_stranger(text) if regex.match(`(?i)github\.head_ref|pull_request\.head\.(sha|ref|repo)|workflow_run\.head_(sha|branch|repository|commit)|pull_request\.(number|merge_commit_sha)|refs/pull/|event\.number`, text)

# METADATA
# title: Pull requests of strangers start the workflow with secrets
# description: >-
#   pull_request_target gives it a token that may write, and secrets. Whatever it takes
#   from the pull request can be used against it. Use pull_request where that is enough.
# related_resources:
#   - https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request_target
# custom:
#   id: github-workflow-pull-request-target
#   severity: medium
#   category: identity
#   cwe: [CWE-829]
#   aliases:
#     - dangerous-triggers
#   remedies:
#     - title: Start on pull_request
#       unsafe: runs for forks get no secrets and may only read
#       set:
#         - {path: on.pull_request, value: {}}
#       remove: ["."]
pull_request_target contains ["on", "pull_request_target"] if input.on.pull_request_target

# METADATA
# title: Workflow runs with secrets after one that strangers start
# description: >-
#   Artifacts and names that the first one hands over are theirs. Treat them as such.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run
#   - https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
# custom:
#   id: github-workflow-workflow-run
#   severity: low
#   category: identity
#   cwe: [CWE-829]
#   aliases:
#     - dangerous-triggers
#   remedies:
#     - title: Start by hand
#       unsafe: the workflow no longer starts by itself
#       set:
#         - {path: on.workflow_dispatch, value: {}}
#       remove: ["."]
workflow_run contains ["on", "workflow_run"] if input.on.workflow_run

# METADATA
# title: Whoever starts the workflow can change what it builds
# description: >-
#   What comes out then depends on inputs that are in no commit.
# related_resources:
#   - https://slsa.dev/spec/v1.1/requirements
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs
# custom:
#   id: github-workflow-dispatch-inputs
#   severity: info
#   category: supply-chain
#   aliases:
#     - CKV_GHA_7
#   remedies:
#     - title: Take no inputs
#       unsafe: whoever starts the workflow can no longer choose
#       remove: ["."]
dispatch_inputs contains ["on", "workflow_dispatch", "inputs"] if count(input.on.workflow_dispatch.inputs) > 0
