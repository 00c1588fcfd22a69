# METADATA
# title: Configuration of admission plugins
# scope: package
package parapet.k8s_admission_configuration

# METADATA
# title: Admission does not limit events
# description: >-
#   Without EventRateLimit, a broken or hostile client fills etcd with events.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: k8s-admission-configuration-event-rate-limit-missing
#   severity: low
#   category: resilience
#   cwe: [CWE-400]
#   controls:
#     cis-kubernetes-1.10: ["1.2.9"]
#   aliases: [CKV_K8S_78, e0099af2-fe17-411f-9991-0de28fe15f3c, C-0121, KCV-0010, AVD-KCV-0010]
#   remedies:
#     - title: Limit events
#       unsafe: clients above the limit are refused
#       set:
#         - {path: "plugins[+]", value: {name: EventRateLimit, configuration: {apiVersion: eventratelimit.admission.k8s.io/v1alpha1, kind: Configuration, limits: [{type: Namespace, qps: 50, burst: 100}]}}}
event_rate_limit_missing contains ["plugins"] if {
	count([1 |
		some p in input.plugins
		p.name == "EventRateLimit"
	]) == 0
}

# METADATA
# title: Pod Security lets privileged pods pass by default
# description: >-
#   Namespaces without a label of their own get this level: it should be baseline at least.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   id: k8s-admission-configuration-pod-security-privileged
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.1"]
#   remedies:
#     - title: Enforce the baseline standard by default
#       unsafe: pods that break it are refused
#       set:
#         - {path: ".", value: baseline}
pod_security_privileged contains ["plugins", i, "configuration", "defaults", "enforce"] if {
	some i, p in input.plugins
	p.configuration.defaults.enforce == "privileged"
}
