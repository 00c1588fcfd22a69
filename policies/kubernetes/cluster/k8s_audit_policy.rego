# METADATA
# title: Audit policies
# scope: package
package parapet.k8s_audit_policy

# METADATA
# title: Audit policy records nothing
# description: >-
#   A rule of level None without conditions, in front of others, leaves out all that it
#   matches first.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-audit-policy-nothing-recorded
#   severity: high
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["3.2.2"]
#   aliases: ["1828a670-5957-4bc5-9974-47da228f75e2", C-0161]
#   remedies:
#     - title: Record metadata
#       unsafe: the log grows
#       set:
#         - {path: "./level", value: Metadata}
nothing_recorded contains ["rules", i] if {
	some i, r in input.rules
	r.level == "None"
	every name, _ in r {
		name in {"level", "omitStages"}
	}
}

# METADATA
# title: Audit log gets the content of secrets
# description: >-
#   Levels Request and RequestResponse write the bodies of requests, of secrets and tokens
#   too, into the log.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-audit-policy-secrets-recorded
#   severity: medium
#   category: secrets
#   cwe: [CWE-532]
#   controls:
#     cis-kubernetes-1.10: ["3.2.2"]
#   aliases: ["1828a670-5957-4bc5-9974-47da228f75e2", C-0161]
#   remedies:
#     - title: Record metadata only
#       set:
#         - {path: ".", value: Metadata}
secrets_recorded contains ["rules", i, "level"] if {
	some i, r in input.rules
	r.level in {"Request", "RequestResponse"}
	some g in r.resources
	some name in g.resources
	name in {"secrets", "configmaps", "tokenreviews", "serviceaccounts/token"}
}

# METADATA
# title: Audit policy does not cover what matters
# description: >-
#   Access to secrets, config maps and token reviews should be recorded with their metadata,
#   commands in pods and changes of workloads too. A last rule for all the rest leaves no
#   gap.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   id: k8s-audit-policy-gaps
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-kubernetes-1.10: ["3.2.2"]
#   aliases: ["1828a670-5957-4bc5-9974-47da228f75e2", C-0161]
#   remedies:
#     - title: Record metadata of the rest
#       unsafe: the log grows
#       set:
#         - {path: "rules[+]", value: {level: Metadata}}
gaps contains ["rules"] if not covers_the_rest

covers_the_rest if {
	some r in input.rules
	r.level != "None"
	not r.resources
	not r.users
	not r.verbs
	not r.namespaces
	not r.nonResourceURLs
	not r.userGroups
}
