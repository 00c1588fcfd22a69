# Runners and conditions of workflows.
package parapet.github_workflow

import data.parapet.lib.value

# METADATA
# title: Insecure workflow commands are allowed
# description: >-
#   Whatever a program prints can then set the environment of later steps.
# related_resources:
#   - https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/
# custom:
#   id: github-workflow-unsecure-commands
#   severity: high
#   category: hardening
#   cwe: [CWE-749]
#   aliases:
#     - CKV_GHA_1
#     - "60fd272d-15f4-4d8f-afe4-77d9c6cc0453"
#     - insecure-commands
#   remedies:
#     - title: Forbid insecure commands
#       unsafe: steps that use them fail
#       remove: [.]
unsecure_commands contains array.concat(path, ["ACTIONS_ALLOW_UNSECURE_COMMANDS"]) if {
	some path, env in environments
	value.truthy(env.ACTIONS_ALLOW_UNSECURE_COMMANDS)
}

# METADATA
# title: Job runs on a machine of your own
# description: >-
#   What a job leaves there, later jobs find: whoever gets one job to run his code has all
#   that follow. Do not use such runners in public repositories, or only ones that are
#   made anew for each job.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
# custom:
#   id: github-workflow-self-hosted-runner
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   aliases:
#     - self-hosted-runner
#   remedies:
#     - title: Run on a hosted machine
#       unsafe: tools of your own machines are missing
#       set:
#         - {path: ".", value: [ubuntu-24.04]}
self_hosted_runner contains ["jobs", i, "runs_on"] if {
	some i, job in input.jobs
	some label in job.runs_on
	lower(label) == "self-hosted"
}

self_hosted_runner contains ["jobs", i, "runs_on_group"] if {
	some i, job in input.jobs
	job.runs_on_group
}

# METADATA
# title: Condition always holds
# description: >-
#   There is text beside the expression, be it a line break: what comes out is a string
#   that is not empty, and so true. Write the condition without a fence.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
# custom:
#   id: github-workflow-condition-always-true
#   severity: high
#   category: hardening
#   cwe: [CWE-571]
#   aliases:
#     - unsound-condition
condition_always_true contains array.concat(path, ["condition"]) if {
	some path, step in steps
	always_true(step.condition)
}

condition_always_true contains ["jobs", i, "condition"] if {
	some i, job in input.jobs
	always_true(job.condition)
}

always_true(condition) if {
	condition.always
	contains(condition.text, "${{")
}

# METADATA
# title: Condition trusts the name of a bot
# description: >-
#   github.actor is who caused the latest event, not who wrote the change: a stranger can
#   let a bot act upon his pull request. Compare github.event.pull_request.user.login.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-workflow-bot-condition
#   severity: medium
#   category: identity
#   cwe: [CWE-290]
#   aliases:
#     - bot-conditions
bot_condition contains path if {
	some path, e in conditions
	some c in e.compares
	some pair in [[c.left, c.right], [c.right, c.left]]
	pair[0].context in {"github.actor", "github.triggering_actor", "github.event.sender.login", "github.actor_id"}
	endswith(pair[1].literal, "[bot]")
}

# METADATA
# title: Condition looks for a part of a string
# description: >-
#   contains() with a string finds any part of it: a branch named "mai" passes for "main".
#   Use a list, fromJSON('["main"]'), or ==.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#contains
# custom:
#   id: github-workflow-contains-substring
#   severity: medium
#   category: identity
#   cwe: [CWE-697]
#   aliases:
#     - unsound-contains
contains_substring contains path if {
	some path, e in conditions
	some c in e.calls
	c.name == "contains"
	c.args[0].literal
	c.args[1].context
}

# METADATA
# title: Expression hides what it takes
# description: >-
#   Properties in brackets and texts that are put together of constants say nothing that
#   plain ones do not, but reviews and searches for a context pass them over.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#about-contexts
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#format
# custom:
#   id: github-workflow-expression-obscure
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1076]
#   aliases:
#     - obfuscation
expression_obscure contains path if {
	some path, e in object.union(expressions, job_expressions)
	obscure(e)
}

job_expressions := {["jobs", i, "expressions", k]: e |
	some i, job in input.jobs
	some k, e in job.expressions
}

obscure(e) if regex.match(`(?i)\b(github|secrets|env|vars|inputs)\b[\w.]*\s*\[\s*'[A-Za-z_]\w*'\s*\]`, e.text)

obscure(e) if regex.match(`(?i)\[\s*(format|join)\s*\(`, e.text)

obscure(e) if {
	some c in e.calls
	c.name in {"format", "join", "contains", "startswith", "endswith"}
	count(c.args) > 0
	every arg in c.args {
		arg.literal
	}
}

# METADATA
# title: Job may run for six hours
# description: >-
#   A job that hangs, or is made to mine, costs until then. Set timeout-minutes.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes
# custom:
#   id: github-workflow-timeout-missing
#   severity: info
#   category: resilience
#   cwe: [CWE-400]
#   remedies:
#     - title: End it after a while
#       unsafe: the job fails when it takes longer
#       set:
#         - {path: ., value: 30, ask: how long the job takes at most}
timeout_missing contains ["jobs", i, "timeout_minutes"] if {
	some i, job in input.jobs
	not job.timeout_minutes
	count(job.steps) > 0
	every step in job.steps {
		not step.timeout_minutes
	}
}

# METADATA
# title: Runs of the workflow do not replace each other
# description: >-
#   Every push starts one more run beside those that go on, and deployments may overtake
#   each other.
# related_resources:
#   - https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
# custom:
#   id: github-workflow-concurrency-missing
#   severity: info
#   category: hygiene
#   aliases:
#     - concurrency-limits
#   remedies:
#     - title: Let runs replace each other
#       unsafe: a new run cancels the one before
#       set:
#         - {path: concurrency, value: {group: "${{ github.workflow }}-${{ github.ref }}", cancel-in-progress: true}}
concurrency_missing contains ["concurrency"] if {
	not input.concurrency
	some job in input.jobs
	not job.concurrency
}
