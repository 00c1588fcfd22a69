# METADATA
# title: AWS CodeBuild webhooks
# scope: package
package parapet.aws_codebuild_webhook

# METADATA
# title: Webhook admits more accounts than its filter names
# description: >-
#   The pattern is searched anywhere in the account's id, so that 12345 also matches 912345678.
#   Anchor it with ^ and $, otherwise strangers can get an id that matches and have their code
#   built.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/github-webhook.html
# custom:
#   id: aws-codebuild-webhook-unanchored-actor
#   severity: high
#   category: supply-chain
#   cwe: [CWE-777]
#   controls:
#     nist-800-53-r5: [SR-3]
#   remedies:
#     - title: Match the account as a whole
#       unsafe: pushes of other accounts are not built
#       set: [{path: ".", value: "^12345678$", ask: "the id of the account between ^ and $"}]
unanchored_actor contains ["filter_group", i, "filter", j, "pattern"] if {
	some i, group in input.filter_group
	some j, filter in group.filter
	filter.type == "ACTOR_ACCOUNT_ID"
	not filter.exclude_matched_pattern
	pattern := filter.pattern
	not anchored(pattern)
}

anchored(pattern) if contains(pattern, "${")

anchored(pattern) if regex.match(`^\^[^|]*\$$`, pattern)

anchored(pattern) if regex.match(`^\^\([^()]*\)\$$`, pattern)

anchored(pattern) if {
	contains(pattern, "|")
	every alternative in split(pattern, "|") {
		regex.match(`^\^.*\$$`, alternative)
	}
}

# METADATA
# title: Webhook builds pull requests of strangers
# description: >-
#   Without comment approval and without a filter on the actor, whoever opens a pull request
#   runs code in the build, with its role. Ask for approval, or name the accounts.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/pull-request-build-policy.html
# custom:
#   id: aws-codebuild-webhook-builds-strangers
#   severity: high
#   category: supply-chain
#   cwe: [CWE-829]
#   controls:
#     nist-800-53-r5: [SR-3]
#   remedies:
#     - title: Ask for approval of pull requests from forks
#       unsafe: such pull requests are built once a maintainer approves in a comment
#       set: [{path: ".", value: FORK_PULL_REQUESTS}]
#     - title: Ask for approval of all pull requests
#       unsafe: pull requests are built once a maintainer approves in a comment
#       set: [{path: ".", value: ALL_PULL_REQUESTS}]
builds_strangers contains ["pull_request_build_policy", "requires_comment_approval"] if {
	input.pull_request_build_policy.requires_comment_approval == "DISABLED"
	some group in input.filter_group
	some event in group.filter
	event.type == "EVENT"
	contains(event.pattern, "PULL_REQUEST_")
	not "ACTOR_ACCOUNT_ID" in {f.type | some f in group.filter}
}
