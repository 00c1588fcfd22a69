# Actions of GitHub.
package parapet.github_action

import data.parapet.lib.github
import data.parapet.lib.shell

# METADATA
# title: Input of the action becomes part of a script
# description: >-
#   Callers pass titles, branches and the like: whoever writes them runs commands in their
#   workflows. Put the input into an environment variable and use that in quotes.
# related_resources:
#   - https://docs.github.com/en/actions/concepts/security/script-injections
# custom:
#   id: github-action-script-injection
#   severity: high
#   category: identity
#   cwe: [CWE-78]
#   aliases:
#     - template-injection
#   remedies:
#     - title: Hand the value over in the environment
#       unsafe: what the script took as code, or split into words, is one word then
#       set:
#         - {path: "./variable", value: environment}
script_injection contains path if {
	some path, e in expressions
	e.field in {"run", "with.script"}
	some source in e.sources
	injectable(source)
}

injectable(source) if github.untrusted(source)

injectable(source) if startswith(source, "inputs.")

# METADATA
# title: Action uses another that is not pinned to a commit
# description: >-
#   A tag or branch can be moved to other code, which then runs in the workflows of all
#   callers.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
# custom:
#   id: github-action-unpinned
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - "555ab8f9-2001-455e-a077-f2d0f41e2fb9"
#     - unpinned-uses
#   remedies:
#     - title: Pin it to a commit
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./ref", value: "0000000000000000000000000000000000000000", ask: the commit}
#         - {path: "./comment", value: v1.0.0, ask: the version of the commit}
unpinned contains ["runs", "steps", j, "uses"] if {
	some j, step in input.runs.steps
	step.uses.kind == "action"
	not step.uses.sha
}

# METADATA
# title: Action runs a script straight from the network
# description: >-
#   Nobody has seen what is run in the workflows of all callers.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-action-download-piped-to-shell
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-494]
download_piped_to_shell contains path if {
	some path, cmd in commands
	shell.downloads_into_shell(cmd)
}

# METADATA
# title: Action wants a version of Node.js that is not maintained
# description: >-
#   Weaknesses in it stay, and runners remove it.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsusing-for-javascript-actions
# custom:
#   id: github-action-node-outdated
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1104]
#   remedies:
#     - title: Run on Node.js 24
#       unsafe: the action has to run on that version
#       set:
#         - {path: ".", value: node24}
node_outdated contains ["runs", "using"] if input.runs.using in {"node12", "node16"}
