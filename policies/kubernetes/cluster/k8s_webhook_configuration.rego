# METADATA
# title: Admission webhooks
# scope: package
package parapet.k8s_webhook_configuration

# METADATA
# title: Admission webhook lets everything pass when it fails
# description: >-
#   With failurePolicy: Ignore, whoever keeps the webhook from answering gets past its
#   checks.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#   - https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
# custom:
#   id: k8s-webhook-configuration-fails-open
#   severity: medium
#   category: hardening
#   cwe: [CWE-636]
#   remedies:
#     - title: Refuse when it fails
#       unsafe: objects are refused while the webhook is down
#       set:
#         - {path: ".", value: Fail}
fails_open contains ["webhooks", i, "failurePolicy"] if {
	some i, w in input.webhooks
	w.failurePolicy == "Ignore"
}

# METADATA
# title: Admission webhook is outside the cluster
# description: >-
#   Every object that it is for, secrets among them, is sent to that address.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
# custom:
#   id: k8s-webhook-configuration-external
#   severity: medium
#   category: hardening
#   cwe: [CWE-200]
external contains ["webhooks", i, "clientConfig", "url"] if {
	some i, w in input.webhooks
	w.clientConfig.url
}

# METADATA
# title: Admission webhook sees all objects
# description: >-
#   Rules for all resources of all groups send secrets to the webhook too, and stop the
#   cluster when it fails.
# related_resources:
#   - https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
# custom:
#   id: k8s-webhook-configuration-everything
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Name the API groups
#       unsafe: other objects pass without it
#       set:
#         - {path: "./apiGroups", value: [apps], ask: the groups that it judges}
everything contains ["webhooks", i, "rules", j] if {
	some i, w in input.webhooks
	some j, rule in w.rules
	"*" in rule.apiGroups
	some r in rule.resources
	r in {"*", "*/*"}
}

# METADATA
# title: Webhook takes part in admission
# description: >-
#   A webhook sees, and if it mutates changes, every object that it is for. Know who runs it
#   and what it does.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
# custom:
#   id: k8s-webhook-configuration-present
#   severity: info
#   category: hardening
#   aliases: [C-0036, C-0039]
present contains ["kind"] if count(input.webhooks) > 0
