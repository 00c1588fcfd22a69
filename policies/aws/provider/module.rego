# METADATA
# title: Terraform module calls
# scope: package
package parapet.module

# METADATA
# title: Module comes from a repository without a commit hash
# description: >-
#   A tag or branch can be moved to other code. Pin the hash of a commit.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/sources#selecting-a-revision
# custom:
#   id: module-unpinned-commit
#   severity: low
#   category: supply-chain
#   aliases:
#     - CKV_TF_1
unpinned_commit contains ["source"] if {
	regex.match(`^(git::|git@|github\.com/|bitbucket\.org/|https://[^?]*\.git)`, input.source)
	not regex.match(`[?&]ref=[0-9a-f]{7,64}($|&)`, input.source)
}

# METADATA
# title: Module comes from a repository without any version
# description: >-
#   What the default branch holds on the day of the run is what is created. Pin a tag,
#   better a commit hash.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/sources#selecting-a-revision
# custom:
#   id: module-unpinned
#   severity: medium
#   category: supply-chain
#   aliases:
#     - CKV_TF_2
unpinned contains ["source"] if {
	regex.match(`^(git::|git@|github\.com/|bitbucket\.org/|https://[^?]*\.git)`, input.source)
	not contains(input.source, "ref=")
}

# METADATA
# title: Registry module has no version constraint
# description: >-
#   The newest version is taken on each init, whoever has published it.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/syntax#version
# custom:
#   id: module-registry-without-version
#   severity: low
#   category: supply-chain
#   remedies:
#     - title: Pin the version
#       unsafe: another version than the newest may be installed
#       set:
#         - {path: version, value: 1.0.0, ask: the version that you have reviewed}
registry_without_version contains ["version"] if {
	regex.match(`^([a-z0-9.-]+/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[a-z0-9]+(//.*)?$`, input.source)
	not startswith(input.source, ".")
	not startswith(input.source, "github.com")
	not input.version
}

# METADATA
# title: Module is fetched without encryption
# description: >-
#   Who sits on the way can hand out other code. Use https or ssh.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/sources
# custom:
#   id: module-insecure-transport
#   severity: medium
#   category: supply-chain
insecure_transport contains ["source"] if {
	regex.match(`^(git::)?(http|git)://`, input.source)
}
