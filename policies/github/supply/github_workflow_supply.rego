# Actions, images and packages that workflows use.
package parapet.github_workflow

import data.parapet.lib.github
import data.parapet.lib.image
import data.parapet.lib.value

# METADATA
# title: Action is not pinned to a commit
# description: >-
#   A tag or branch can be moved to other code, which then runs with the token and secrets
#   of the job. Only a full commit is what was reviewed.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
# custom:
#   id: github-workflow-action-unpinned
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
action_unpinned contains path if {
	some path, uses in actions
	uses.kind == "action"
	not uses.sha
}

# METADATA
# title: Action is taken from a branch, or without a version
# description: >-
#   Every push to the branch changes what runs with the token and secrets of the job.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
# custom:
#   id: github-workflow-action-branch
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   remedies:
#     - title: Pin it to a commit
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./ref", value: "0000000000000000000000000000000000000000", ask: the commit}
#         - {path: "./comment", value: v1.0.0, ask: the version of the commit}
action_branch contains path if {
	some path, uses in actions
	uses.kind == "action"
	object.get(uses, "ref", "HEAD") in {"main", "master", "HEAD", "develop", "dev", "trunk", "latest"}
}

# METADATA
# title: Reusable workflow is not pinned to a commit
# description: >-
#   A tag or branch can be moved to other code, which gets the secrets that are passed.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#reusing-third-party-workflows
# custom:
#   id: github-workflow-reusable-workflow-unpinned
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
reusable_workflow_unpinned contains path if {
	some path, uses in workflows
	uses.kind == "action"
	not uses.sha
}

# METADATA
# title: Container image is not pinned to its digest
# description: >-
#   A tag can be moved to another image, which then sees the workspace and the secrets of
#   the job.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontainer
# custom:
#   id: github-workflow-image-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - unpinned-images
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
image_unpinned contains ["jobs", i, "container", "image"] if {
	some i, job in input.jobs
	unpinned(job.container.image)
}

image_unpinned contains ["jobs", i, "services", j, "image"] if {
	some i, job in input.jobs
	some j, service in job.services
	unpinned(service.image)
}

image_unpinned contains array.concat(path, ["image"]) if {
	some path, uses in actions
	unpinned(uses.image)
}

unpinned(name) if {
	image.known(name)
	not image.pinned(name)
}

# METADATA
# title: Action is not maintained any more
# description: >-
#   Its repository is archived: weaknesses in it stay.
# related_resources:
#   - https://docs.github.com/en/repositories/archiving-a-github-repository/archiving-repositories
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-workflow-archived-action
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1104]
#   aliases:
#     - archived-uses
archived_action contains path if {
	some path, uses in actions
	lower(concat("/", [uses.owner, uses.repo])) in archived
}

# archived are repositories that their owners have archived, as their pages say.
archived := {
	"actions-rs/audit-check", "actions-rs/cargo", "actions-rs/clippy-check", "actions-rs/components-nightly", "actions-rs/install",
	"actions-rs/tarpaulin", "actions-rs/toolchain", "actions/create-release", "actions/heroku", "actions/setup-elixir",
	"actions/setup-haskell", "actions/setup-ruby", "actions/upload-release-asset", "actions/virtual-environments",
	"azure/appservice-actions", "azure/container-actions", "google-github-actions/setup-cloud-run", "repo-sync/pull-request",
	"technote-space/get-diff-action", "mxschmitt/action-tmate-legacy",
}

# METADATA
# title: Action does what the runner can do by itself
# description: >-
#   GitHub's runners have its command line: one line of a script, gh release create or
#   gh pr comment, needs nobody else's code with the token of the job.
# related_resources:
#   - https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-github-cli
#   - https://docs.github.com/en/actions/concepts/runners/github-hosted-runners
# custom:
#   id: github-workflow-action-superfluous
#   severity: info
#   category: supply-chain
#   cwe: [CWE-1104]
#   aliases:
#     - superfluous-actions
action_superfluous contains path if {
	some path, uses in actions
	lower(concat("/", [uses.owner, uses.repo])) in superfluous
	not "self-hosted" in object.get(input, ["jobs", path[1], "runs_on"], [])
}

# superfluous are actions for what gh release, gh pr and gh issue do.
superfluous := {
	"actions-ecosystem/action-add-labels", "actions-ecosystem/action-create-comment", "actions-ecosystem/action-remove-labels",
	"actions/create-release", "actions/upload-release-asset", "elgohr/github-release-action", "marvinpinto/action-automatic-releases",
	"ncipollo/release-action", "peter-evans/close-issue", "peter-evans/create-issue-from-file", "peter-evans/create-or-update-comment",
	"peter-evans/enable-pull-request-automerge", "softprops/action-gh-release", "svenstaro/upload-release-action",
	"thollander/actions-comment-pull-request",
}

# METADATA
# title: Version of the action has a known weakness
# description: >-
#   The advisory says what it is. Use a version in which it is mended.
# related_resources:
#   - https://github.com/advisories?query=ecosystem%3Aactions
# custom:
#   id: github-workflow-vulnerable-action
#   severity: high
#   category: supply-chain
#   cwe: [CWE-1395]
#   aliases:
#     - known-vulnerable-actions
vulnerable_action contains array.concat(path, ["ref"]) if {
	some path, uses in actions
	some fix in fixed_in[lower(uses.name)]
	version := version_of(uses)
	applies(fix, version)
	value.version_less(version, fix.fixed)
}

# version_of(uses) is the version by tag, or by the comment beside a commit. A tag
# of fewer numbers, such as v4, is moved along and stands for the newest.
version_of(uses) := trim_prefix(uses.ref, "v") if regex.match(`^v?[0-9]+\.[0-9]+(\.[0-9]+)?$`, uses.ref)

version_of(uses) := regex.find_n(`[0-9]+\.[0-9]+(\.[0-9]+)?`, uses.comment, 1)[0] if uses.sha

applies(fix, version) if value.numbers(version)[0] >= fix.from

# fixed_in are the versions that mend a weakness, and the first major version that
# had it: CVE-2025-30066, CVE-2023-49291, CVE-2025-54416, CVE-2024-42471,
# CVE-2023-50252, GHSA-h3qr-39j9-4r5v, CVE-2024-48908.
fixed_in := {
	"tj-actions/changed-files": [{"from": 1, "fixed": "46.0.1"}],
	"tj-actions/branch-names": [{"from": 1, "fixed": "9.0.0"}],
	"actions/download-artifact": [{"from": 4, "fixed": "4.1.3"}],
	"lycheeverse/lychee-action": [{"from": 1, "fixed": "2.0.2"}],
	"gradle/gradle-build-action": [{"from": 2, "fixed": "2.4.2"}],
	"rlespinasse/github-slug-action": [{"from": 4, "fixed": "4.4.1"}],
	"pypa/gh-action-pypi-publish": [{"from": 1, "fixed": "1.13.0"}],
}

# METADATA
# title: Commit of an action has no version beside it
# description: >-
#   Nobody can tell which version it is, and tools that update pins need it. Write it as a
#   comment: # v4.2.2.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#   - https://docs.github.com/en/code-security/dependabot/working-with-dependabot/keeping-your-actions-up-to-date-with-dependabot
# custom:
#   id: github-workflow-pin-comment-missing
#   severity: info
#   category: hygiene
#   aliases:
#     - ref-version-mismatch
#   remedies:
#     - title: Say which version it is
#       set:
#         - {path: "./comment", value: v1.0.0, ask: the version of the commit}
pin_comment_missing contains path if {
	some path, uses in actions
	uses.sha
	not regex.match(`v?[0-9]+(\.[0-9]+)*`, object.get(uses, "comment", ""))
}

# METADATA
# title: Package is installed without a version
# description: >-
#   Every run may install something else, with access to the token and secrets of the job.
#   Name the version, or use a lock file.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#   - https://docs.npmjs.com/cli/v11/commands/npm-ci
#   - https://pip.pypa.io/en/stable/topics/repeatable-installs/
# custom:
#   id: github-workflow-package-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - adhoc-packages
package_unpinned contains path if {
	some path, cmd in commands
	github.installs_unpinned(cmd)
}

# METADATA
# title: Action installs the newest version of a tool
# description: >-
#   Every run may use another version, unseen. Name the version.
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-workflow-tool-latest
#   severity: info
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - unpinned-tools
tool_latest contains array.concat(path, ["with", name]) if {
	some path, step in steps
	not step.condition.never
	some name in {"version", "tool-version", object.get(newest_unless, lower(step.uses.name), "version")}
	lower(sprintf("%v", [step["with"][name]])) in {"latest", "stable", "nightly", "master", "main"}
}

tool_latest contains path if {
	some path, step in steps
	not step.condition.never
	name := newest_unless[lower(step.uses.name)]
	given := object.get(step, "with", {})
	not value.is_set(given, name)
}

# newest_unless are the actions that install the newest version of their tool unless
# this input says otherwise, by their own documentation.
newest_unless := {
	"1password/load-secrets-action": "version",
	"aquasecurity/setup-trivy": "version",
	"azure/setup-helm": "version",
	"azure/setup-kubectl": "version",
	"denoland/setup-deno": "deno-version",
	"golangci/golangci-lint-action": "version",
	"hashicorp/setup-packer": "version",
	"hashicorp/setup-terraform": "terraform_version",
	"opentofu/setup-opentofu": "tofu_version",
	"oven-sh/setup-bun": "bun-version",
	"pulumi/actions": "pulumi-version",
	"snyk/actions/setup": "snyk-version",
	"terraform-linters/setup-tflint": "tflint_version",
}

# METADATA
# title: Workflow that publishes uses a cache
# description: >-
#   Workflows of pull requests and branches can put things into the cache, which then
#   become part of what is released. Build releases without it.
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching#restrictions-for-accessing-a-cache
#   - https://docs.github.com/en/actions/reference/security/secure-use
# custom:
#   id: github-workflow-cache-in-release
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-349]
#   aliases:
#     - cache-poisoning
cache_in_release contains path if {
	publishes
	some path, step in steps
	caches(step)
}

publishes if input.on.release

publishes if input.on.push.tags

caches(step) if {
	step.uses.name in {"actions/cache", "actions/cache/restore", "swatinem/rust-cache", "Swatinem/rust-cache"}
	not step["with"]["lookup-only"]
}

caches(step) if {
	startswith(step.uses.name, "actions/setup-")
	value.is_set(step["with"], "cache")
	cache := step["with"].cache
	not value.falsy(cache)
}

# METADATA
# title: Package is published with a long-lived token
# description: >-
#   The registry accepts short-lived tokens that GitHub issues to the workflow. They
#   cannot be stolen for later.
# related_resources:
#   - https://docs.pypi.org/trusted-publishers/using-a-publisher/
#   - https://docs.github.com/en/actions/concepts/security/openid-connect
# custom:
#   id: github-workflow-publish-token
#   severity: info
#   category: identity
#   aliases:
#     - use-trusted-publishing
publish_token contains array.concat(path, ["with", "password"]) if {
	some path, step in steps
	step.uses.name == "pypa/gh-action-pypi-publish"
	step["with"].password
}

publish_token contains path if {
	some path, step in steps
	regex.match(`^(rubygems/release-gem|JS-DevTools/npm-publish)$`, step.uses.name)
	some name, _ in step["with"]
	name in {"token", "api-key", "api_key"}
}
