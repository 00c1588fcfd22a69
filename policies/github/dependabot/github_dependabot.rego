# Dependabot's configuration.
package parapet.github_dependabot

# METADATA
# title: New versions are proposed within a week of their release
# description: >-
#   Malicious releases are mostly found within days. A cooldown of seven waits for that.
# related_resources:
#   - https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#cooldown-
# custom:
#   id: github-dependabot-cooldown-missing
#   severity: info
#   category: supply-chain
#   aliases:
#     - dependabot-cooldown
#   remedies:
#     - title: Wait a week
#       unsafe: new versions are proposed a week after their release
#       set:
#         - {path: "./default_days", value: 7}
cooldown_missing contains ["updates", i, "cooldown"] if {
	some i, update in input.updates
	not waits(update)
}

# waits(update): for a week at least.
waits(update) if update.cooldown.default_days >= 7

# METADATA
# title: Code of dependencies runs during updates
# description: >-
#   It runs with access to the registries that Dependabot may use.
# related_resources:
#   - https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#insecure-external-code-execution-
# custom:
#   id: github-dependabot-external-code
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-829]
#   aliases:
#     - dependabot-execution
#   remedies:
#     - title: Do not run code of dependencies
#       unsafe: manifests that have to be run are not updated
#       set:
#         - {path: ".", value: deny}
external_code contains ["updates", i, "insecure_external_code_execution"] if {
	some i, update in input.updates
	update.insecure_external_code_execution == "allow"
}
