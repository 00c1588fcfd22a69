# METADATA
# title: Pod security policies
# scope: package
package parapet.k8s_pod_security_policy

# METADATA
# title: Pod security policy lets containers be privileged
# description: >-
#   Pods that may use the policy may do so. The policies are gone since Kubernetes 1.25;
#   enforce a Pod Security Standard instead.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   aliases:
#     [CKV_K8S_2, a6a4d4fc-4e8f-47d1-969f-e9d4a084f3b9, "c48e57d3-d642-4e0b-90db-37f807b41b91",
#     "ee305555-6b1d-4055-94cf-e22131143c34", C-0213]
#   remedies:
#     - title: Forbid it
#       unsafe: pods that need it are refused
#       set:
#         - {path: spec.privileged, value: false}
privileged contains ["spec", "privileged"] if input.spec.privileged

# METADATA
# title: Pod security policy lets pods see the processes of their node
# description: >-
#   Pods that may use the policy may do so. The policies are gone since Kubernetes 1.25;
#   enforce a Pod Security Standard instead.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-host-pid
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [CKV_K8S_1, "91dacd0e-d189-4a9c-8272-5999a3cc32d9"]
#   remedies:
#     - title: Forbid it
#       unsafe: pods that need it are refused
#       set:
#         - {path: spec.hostPID, value: false}
host_pid contains ["spec", "hostPID"] if input.spec.hostPID

# METADATA
# title: Pod security policy lets pods share memory with their node
# description: >-
#   Pods that may use the policy may do so. The policies are gone since Kubernetes 1.25;
#   enforce a Pod Security Standard instead.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-host-ipc
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [CKV_K8S_3, "51bed0ac-a8ae-407a-895e-90c6cb0610ce", "80f93444-b240-4ebb-a4c6-5c40b76c04ea", C-0215]
#   remedies:
#     - title: Forbid it
#       unsafe: pods that need it are refused
#       set:
#         - {path: spec.hostIPC, value: false}
host_ipc contains ["spec", "hostIPC"] if input.spec.hostIPC

# METADATA
# title: Pod security policy lets pods share the network of their node
# description: >-
#   Pods that may use the policy may do so. The policies are gone since Kubernetes 1.25;
#   enforce a Pod Security Standard instead.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-host-network
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [CKV_K8S_4, "4950837c-0ce5-4e42-9bee-a25eae73740b", "a33e9173-b674-4dfb-9d82-cf3754816e4b", C-0216]
#   remedies:
#     - title: Forbid it
#       unsafe: pods that need it are refused
#       set:
#         - {path: spec.hostNetwork, value: false}
host_network contains ["spec", "hostNetwork"] if input.spec.hostNetwork

# METADATA
# title: Pod security policy lets processes gain privileges
# description: >-
#   allowPrivilegeEscalation is true unless it is set to false.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-privilege-escalation
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [CKV_K8S_5, "2bff9906-4e9b-4f71-9346-8ebedfdf43ef", "87554eef-154d-411d-bdce-9dbd91e56851", C-0217]
#   remedies:
#     - title: Forbid privilege escalation
#       unsafe: pods that need it are refused
#       set:
#         - {path: spec.allowPrivilegeEscalation, value: false}
privilege_escalation contains ["spec", "allowPrivilegeEscalation"] if not input.spec.allowPrivilegeEscalation == false

# METADATA
# title: Pod security policy lets containers run as root
# description: >-
#   runAsUser should be MustRunAsNonRoot, or a range that does not hold 0.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-root
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [CKV_K8S_6, "4c415497-7410-4559-90e8-f2c8ac64ee38", C-0218]
#   remedies:
#     - title: Ask for users other than root
#       unsafe: pods that run as root are refused
#       set:
#         - {path: spec.runAsUser, value: {rule: MustRunAsNonRoot}}
root contains ["spec", "runAsUser"] if {
	not input.spec.runAsUser.rule == "MustRunAsNonRoot"
	not range_without_root
}

range_without_root if {
	input.spec.runAsUser.rule == "MustRunAs"
	every r in input.spec.runAsUser.ranges {
		r.min > 0
	}
}

# METADATA
# title: Pod security policy lets containers add capabilities
# description: >-
#   What allowedCapabilities names, a container may add; "*" is all.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-capabilities-allowed
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [CKV_K8S_24, "48388bd2-7201-4dcc-b56d-e8a9efa58fad", C-0219]
#   remedies:
#     - title: Allow no capabilities
#       unsafe: pods that add one are refused
#       remove: [spec.allowedCapabilities]
capabilities_allowed contains ["spec", "allowedCapabilities"] if count(input.spec.allowedCapabilities) > 0

# METADATA
# title: Pod security policy does not drop capabilities
# description: >-
#   requiredDropCapabilities should hold ALL.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-capabilities-kept
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   aliases:
#     [CKV_K8S_36, "7307579a-3abb-46ad-9ce5-2a915634d5c8", C-0220, CKV_K8S_7,
#     "2270987f-bb51-479f-b8be-3ca73e5ad648", "9aa32890-ac1a-45ee-81ca-5164e2098556",
#     caa93370-791f-4fc6-814b-ba6ce0cb4032]
#   remedies:
#     - title: Drop all capabilities
#       unsafe: programs that need one fail
#       set:
#         - {path: spec.requiredDropCapabilities, value: [ALL]}
capabilities_kept contains ["spec", "requiredDropCapabilities"] if {
	count(object.get(input, ["spec", "requiredDropCapabilities"], [])) == 0
}

# METADATA
# title: Pod security policy lets pods mount folders of their node
# description: >-
#   hostPath, or all types of volumes, are allowed, and allowedHostPaths does not confine
#   them to read-only ones.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-policy/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
# custom:
#   id: k8s-pod-security-policy-host-paths
#   severity: high
#   category: hardening
#   cwe: [CWE-668]
#   aliases: ["de4421f1-4e35-43b4-9783-737dd4e4a47e"]
host_paths contains ["spec", "volumes"] if {
	some v in input.spec.volumes
	v in {"hostPath", "*"}
	not confined
}

host_paths contains ["spec", "allowedHostPaths", i] if {
	some i, p in input.spec.allowedHostPaths
	not p.readOnly == true
}

confined if count(input.spec.allowedHostPaths) > 0
