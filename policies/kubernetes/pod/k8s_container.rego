# METADATA
# title: Containers, privileges and isolation
# scope: package
package parapet.k8s_container

# METADATA
# title: Container is privileged
# description: >-
#   A privileged container has all capabilities and all devices of its node, and no seccomp,
#   AppArmor or SELinux confinement: whoever controls it controls the node. Grant single
#   capabilities instead.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-privileged
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.2"]
#     pod-security-standards: [baseline]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_159, CKV_K8S_16, "87065ef8-de9b-40d8-9753-f4a4303e27a4",
#     dd29336b-fe57-445b-a26e-e6aa867ae609, privileged-container, scc-deny-privileged-container,
#     container-security-context-privileged, C-0057, C-0193, runAsPrivileged, AC_K8S_0046, KSV-0017,
#     AVD-KSV-0017, KSV017]
#   remedies:
#     - title: Run without privileges
#       set:
#         - {path: securityContext.privileged, value: false}
privileged contains ["securityContext", "privileged"] if input.securityContext.privileged

# METADATA
# title: Container may gain more privileges than its parent process
# description: >-
#   Without allowPrivilegeEscalation: false, a setuid binary or file capabilities in the
#   image give a process more rights than the one that started it. The field sets
#   no_new_privs.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-privilege-escalation
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.6"]
#     pod-security-standards: [restricted]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_20, "5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d", c878abb4-cca5-4724-92b9-289be68bd47c,
#     privilege-escalation-container, C-0016, C-0197, privilegeEscalationAllowed, AC_K8S_0085, KSV-0001,
#     AVD-KSV-0001]
#   remedies:
#     - title: Forbid privilege escalation
#       set:
#         - {path: securityContext.allowPrivilegeEscalation, value: false}
privilege_escalation contains ["securityContext", "allowPrivilegeEscalation"] if {
	not input.securityContext.allowPrivilegeEscalation == false
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container adds capabilities beyond the default ones
# description: >-
#   Capabilities that runtimes do not give by default, such as NET_ADMIN or SYS_PTRACE, let
#   a process reach into the kernel, the network of the node or other processes. The
#   baseline standard refuses them.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://man7.org/linux/man-pages/man7/capabilities.7.html
# custom:
#   id: k8s-container-capability-beyond-default
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.9"]
#     pod-security-standards: [baseline]
#   aliases:
#     [CKV_K8S_25, "19ebaa28-fc86-4a58-bcfa-015c9e22fe40", caa93370-791f-4fc6-814b-ba6ce0cb4032,
#     "fe771ff7-ba15-4f8f-ad7a-8aa232b49a28", C-0007, C-0046, C-0200, dangerousCapabilities,
#     insecureCapabilities, KSV-0022, AVD-KSV-0022]
#   remedies:
#     - title: Do not add the capability
#       unsafe: the program may need it
#       remove: ["."]
capability_beyond_default contains ["securityContext", "capabilities", "add", i] if {
	some i, c in input.securityContext.capabilities.add
	not trim_prefix(upper(c), "CAP_") in baseline_capabilities
}

# METADATA
# title: Container adds a capability with which it can take over its node
# description: >-
#   ALL, SYS_ADMIN, SYS_MODULE, SYS_PTRACE, SYS_RAWIO, DAC_READ_SEARCH and BPF each suffice
#   to leave the container: they load kernel modules, mount file systems, read other
#   processes or any file.
# related_resources:
#   - https://man7.org/linux/man-pages/man7/capabilities.7.html
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-capability-dangerous
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.9"]
#     pod-security-standards: [baseline]
#   aliases: [C-0046, dangerousCapabilities, insecureCapabilities, KSV-0120, AVD-KSV-0120]
#   remedies:
#     - title: Do not add the capability
#       unsafe: the program may need it
#       remove: ["."]
capability_dangerous contains ["securityContext", "capabilities", "add", i] if {
	some i, c in input.securityContext.capabilities.add
	trim_prefix(upper(c), "CAP_") in {"ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF", "NET_ADMIN"}
}

# METADATA
# title: Container adds SYS_ADMIN
# description: >-
#   SYS_ADMIN is close to being root on the node: with it a process mounts file systems and
#   changes namespaces and cgroups, which is enough to leave the container.
# related_resources:
#   - https://man7.org/linux/man-pages/man7/capabilities.7.html
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-capability-sys-admin
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.9"]
#     pod-security-standards: [baseline]
#   aliases:
#     [CKV_K8S_39, "235236ee-ad78-4065-bd29-61b061f28ce0", "3f55386d-75cd-4e9a-ac47-167b26c04724",
#     AC_K8S_0075, KSV-0005, AVD-KSV-0005]
#   remedies:
#     - title: Do not add SYS_ADMIN
#       unsafe: the program may need it
#       remove: ["."]
capability_sys_admin contains ["securityContext", "capabilities", "add", i] if {
	some i, c in input.securityContext.capabilities.add
	trim_prefix(upper(c), "CAP_") == "SYS_ADMIN"
}

# METADATA
# title: Container adds a capability that the restricted standard refuses
# description: >-
#   The restricted standard lets a container add NET_BIND_SERVICE and nothing else. Every
#   other capability is one more thing that a taken over process can do.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-capability-added
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.10"]
#     pod-security-standards: [restricted]
#   aliases: [CKV_K8S_25, C-0200, KSV-0022, AVD-KSV-0022, KSV-0106, AVD-KSV-0106]
#   remedies:
#     - title: Do not add the capability, and drop the others
#       unsafe: the program may need some of them
#       set:
#         - {path: securityContext.capabilities.drop, value: [ALL]}
#       remove: ["."]
capability_added contains ["securityContext", "capabilities", "add", i] if {
	some i, c in input.securityContext.capabilities.add
	trim_prefix(upper(c), "CAP_") != "NET_BIND_SERVICE"
}

# METADATA
# title: Container adds a capability
# description: >-
#   Whatever it is, a process that is taken over has it too. Check that the program cannot
#   do without.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-capability-any
#   severity: info
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.9"]
#   aliases: [CKV_K8S_25, C-0200, KSV-0022, AVD-KSV-0022]
#   remedies:
#     - title: Add no capabilities, and drop all
#       unsafe: the program may need some of them
#       set:
#         - {path: securityContext.capabilities.drop, value: [ALL]}
#       remove: [securityContext.capabilities.add]
capability_any contains ["securityContext", "capabilities", "add"] if count(input.securityContext.capabilities.add) > 0

# METADATA
# title: Container can write into a volume over a system folder
# description: >-
#   A volume over /bin, /etc, /usr and the like replaces what the image brings: whoever
#   writes to it changes programs that the container runs.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-container-system-mount-writable
#   severity: medium
#   category: hardening
#   cwe: [CWE-732]
#   aliases: [b7652612-de4e-4466-a0bf-1cd81f0c6063]
#   remedies:
#     - title: Mount the volume for reading only
#       unsafe: the program can no longer write there
#       set:
#         - {path: ".", value: true}
system_mount_writable contains ["volumeMounts", i, "readOnly"] if {
	some i, m in input.volumeMounts
	regex.match(`^/(bin|sbin|boot|dev|etc|lib|lib64|proc|root|run|sys|usr|var/run)(/(bin|sbin|lib))?/?$`, m.mountPath)
	not m.readOnly == true
}

# METADATA
# title: Container keeps the default capabilities
# description: >-
#   Runtimes give a container some fourteen capabilities, such as CHOWN, SETUID and NET_RAW.
#   Most programs need none: drop ALL and add back what is missed.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-capabilities-not-dropped
#   severity: low
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.10"]
#     pod-security-standards: [restricted]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_37, "21cef75f-289f-470e-8038-c7cee0664164", "268ca686-7fb7-4ae9-b129-955a2a89064e", C-0201,
#     KSV-0003, AVD-KSV-0003, KSV-0004, AVD-KSV-0004]
#   remedies:
#     - title: Drop all capabilities
#       unsafe: the program may need some of them
#       set:
#         - {path: securityContext.capabilities.drop, value: [ALL]}
capabilities_not_dropped contains ["securityContext", "capabilities", "drop"] if {
	not input.securityContext.capabilities.drop
	not input.pod.os.name == "windows"
}

capabilities_not_dropped contains ["securityContext", "capabilities", "drop"] if {
	input.securityContext.capabilities.drop
	not drops_all
	not drops({"ALL"})
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container keeps NET_RAW
# description: >-
#   NET_RAW lets a process forge packets, and with them ARP and DNS answers for its
#   neighbours on the node. Runtimes give it by default; drop it, or ALL.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
# custom:
#   id: k8s-container-capability-net-raw
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.8"]
#   aliases:
#     [CKV_K8S_28, dbbc6705-d541-43b0-b166-dd4be8208b54, e5587d53-a673-4a6b-b3f2-ba07ec274def,
#     drop-net-raw-capability, C-0199, AC_K8S_0048, KSV-0119, AVD-KSV-0119]
#   remedies:
#     - title: Drop NET_RAW
#       set:
#         - {path: securityContext.capabilities.drop, value: [NET_RAW]}
capability_net_raw contains ["securityContext", "capabilities", "drop"] if {
	not input.securityContext.capabilities.drop
	not input.pod.os.name == "windows"
}

capability_net_raw contains ["securityContext", "capabilities", "drop"] if {
	input.securityContext.capabilities.drop
	not drops_all
	not drops({"ALL", "NET_RAW"})
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container may run as root
# description: >-
#   Nothing keeps the process from being root, neither runAsNonRoot nor a user id: the image
#   decides. Root in a container is root for the kernel, should a process get out.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-runs-as-root
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.7"]
#     pod-security-standards: [restricted]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_23, a9c2f49d-0671-4fc9-9ece-f4e261e128d0, cf34805e-3872-4c08-bf92-6ff7bb0cfadb,
#     d532566b-8d9d-4f3b-80bd-361fe802f9c2, e3aa0612-4351-4a0d-983f-aefea25cf203, run-as-non-root, C-0013,
#     C-0198, runAsRootAllowed, AC_K8S_0087, KSV-0012, AVD-KSV-0012, KSV-0105, AVD-KSV-0105]
#   remedies:
#     - title: Require a user that is not root
#       unsafe: an image without a user of its own does not start
#       set:
#         - {path: securityContext.runAsNonRoot, value: true}
runs_as_root contains ["securityContext", "runAsNonRoot"] if {
	not input.securityContext.runAsNonRoot == true
	not input.securityContext.runAsUser
	not input.pod.os.name == "windows"
}

runs_as_root contains ["securityContext", "runAsNonRoot"] if {
	not input.securityContext.runAsNonRoot == true
	input.securityContext.runAsUser == 0
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container runs as root by its user id
# description: >-
#   runAsUser: 0 makes the process root, whatever the image says.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-root-user
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.7"]
#     pod-security-standards: [restricted]
#   aliases: [C-0013, KSV-0105, AVD-KSV-0105]
#   remedies:
#     - title: Run as another user
#       unsafe: files may belong to root
#       set:
#         - {path: securityContext.runAsUser, value: 10001}
root_user contains ["securityContext", "runAsUser"] if input.securityContext.runAsUser == 0

# METADATA
# title: Container runs as a user id that the node may use itself
# description: >-
#   User ids below 10000 may be those of users of the node. A process that leaves its
#   container would be that user there.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-low-user-id
#   severity: low
#   category: hardening
#   aliases:
#     [CKV_K8S_40, "02323c00-cdc3-4fdc-a310-4f2b3e7a1660", AC_K8S_0079, KSV-0020, AVD-KSV-0020, KSV-0021,
#     AVD-KSV-0021]
#   remedies:
#     - title: Run as a user id that the node does not use
#       unsafe: files that belong to another user may not be accessible
#       set:
#         - {path: securityContext.runAsUser, value: 10001}
low_user_id contains ["securityContext", "runAsUser"] if input.securityContext.runAsUser < 10000

low_user_id contains ["securityContext", "runAsUser"] if {
	not input.securityContext.runAsUser
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container runs with a group id that the node may use itself
# description: >-
#   Group ids below 10000 may be those of groups of the node, and unless one is set the
#   group is root.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-low-group-id
#   severity: low
#   category: hardening
#   aliases: [KSV-0021, AVD-KSV-0021, container-security-context-user-group-id, KSV-0116, AVD-KSV-0116]
#   remedies:
#     - title: Run with a group id that the node does not use
#       unsafe: files that belong to another group may not be accessible
#       set:
#         - {path: securityContext.runAsGroup, value: 10001}
low_group_id contains ["securityContext", "runAsGroup"] if input.securityContext.runAsGroup < 10000

low_group_id contains ["securityContext", "runAsGroup"] if {
	not input.securityContext.runAsGroup
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container can write to its root file system
# description: >-
#   A read-only root file system keeps an attacker from leaving tools or changing the
#   program. Mount an emptyDir where files have to be written.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF
# custom:
#   id: k8s-container-writable-root-filesystem
#   severity: low
#   category: hardening
#   cwe: [CWE-732]
#   controls:
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_22, no-read-only-root-fs, container-security-context-readonlyrootfilesystem, C-0017,
#     notReadOnlyRootFilesystem, AC_K8S_0078, KSV-0014, AVD-KSV-0014]
#   remedies:
#     - title: Make the root file system read-only
#       unsafe: the program may write to it
#       set:
#         - {path: securityContext.readOnlyRootFilesystem, value: true}
writable_root_filesystem contains ["securityContext", "readOnlyRootFilesystem"] if {
	not input.securityContext.readOnlyRootFilesystem
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container has no security context
# description: >-
#   Neither the container nor its pod says under which user, with which capabilities or
#   under which confinement it runs, so that the defaults of the runtime and of the image
#   decide.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-security-context-missing
#   severity: low
#   category: hardening
#   controls:
#     cis-kubernetes-1.10: ["5.7.3"]
#   aliases:
#     [CKV_K8S_29, CKV_K8S_30, a97a340a-0063-418e-b3a1-3028941d0995,
#     "ad69e38a-d92e-4357-a8da-f2f29d545883", C-0211, AC_K8S_0064, KSV-0118, AVD-KSV-0118]
#   remedies:
#     - title: Confine the container
#       unsafe: programs that run as root, write to their image or need capabilities fail
#       set:
#         - {path: securityContext.allowPrivilegeEscalation, value: false}
#         - {path: securityContext.capabilities.drop, value: [ALL]}
#         - {path: securityContext.readOnlyRootFilesystem, value: true}
#         - {path: securityContext.runAsNonRoot, value: true}
#         - {path: securityContext.seccompProfile.type, value: RuntimeDefault}
security_context_missing contains ["securityContext"] if not input.securityContext

# METADATA
# title: Container runs without seccomp on purpose
# description: >-
#   Unconfined opens every system call of the kernel to the process, some of which have had
#   holes that lead out of containers.
# related_resources:
#   - https://kubernetes.io/docs/tutorials/security/seccomp/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-seccomp-unconfined
#   severity: medium
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     cis-kubernetes-1.10: ["5.7.2"]
#     pod-security-standards: [baseline]
#   aliases: [AC_K8S_0074, KSV-0104, AVD-KSV-0104]
#   remedies:
#     - title: Use the profile of the runtime
#       set:
#         - {path: securityContext.seccompProfile.type, value: RuntimeDefault}
seccomp_unconfined contains ["securityContext", "seccompProfile", "type"] if input.securityContext.seccompProfile.type == "Unconfined"

# METADATA
# title: Container has no seccomp profile
# description: >-
#   Unless the kubelet is told otherwise, a container without a profile may make every
#   system call. RuntimeDefault suits nearly all programs.
# related_resources:
#   - https://kubernetes.io/docs/tutorials/security/seccomp/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-seccomp-unset
#   severity: medium
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     cis-kubernetes-1.10: ["5.7.2"]
#     pod-security-standards: [restricted]
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     [CKV_K8S_31, "455f2e0c-686d-4fcb-8b5f-3f953f12c43c", f377b83e-bd07-4f48-a591-60c82b14a78b,
#     container-seccomp-profile, C-0210, AC_K8S_0074, AC_K8S_0080, KSV-0030, AVD-KSV-0030, KSV-0104,
#     AVD-KSV-0104]
#   remedies:
#     - title: Use the profile of the runtime
#       set:
#         - {path: securityContext.seccompProfile.type, value: RuntimeDefault}
seccomp_unset contains ["securityContext", "seccompProfile", "type"] if {
	input.securityContext.seccompProfile.type != "RuntimeDefault"
	input.securityContext.seccompProfile.type != "Localhost"
}

seccomp_unset contains ["securityContext", "seccompProfile", "type"] if {
	not input.securityContext.seccompProfile.type
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container runs without AppArmor on purpose
# description: >-
#   Unconfined takes away the profile that the runtime applies by default on nodes with
#   AppArmor.
# related_resources:
#   - https://kubernetes.io/docs/tutorials/security/apparmor/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-apparmor-unconfined
#   severity: medium
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     pod-security-standards: [baseline]
#   aliases: [KSV-0002, AVD-KSV-0002]
#   remedies:
#     - title: Use the profile of the runtime
#       set:
#         - {path: securityContext.appArmorProfile.type, value: RuntimeDefault}
apparmor_unconfined contains ["securityContext", "appArmorProfile", "type"] if input.securityContext.appArmorProfile.type == "Unconfined"

# METADATA
# title: Container names no AppArmor profile
# description: >-
#   A profile that is named is enforced: on a node that cannot, the pod does not start.
#   Without one, the container runs unconfined where AppArmor is missing, and nobody
#   notices.
# related_resources:
#   - https://kubernetes.io/docs/tutorials/security/apparmor/
# custom:
#   id: k8s-container-apparmor-unset
#   severity: low
#   category: hardening
#   controls:
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases:
#     ["8b36775e-183d-4d46-b0f7-96a6f34a723f", "95588189-1abd-4df1-9588-b0a5034f9e87",
#     bd6bd46c-57db-4887-956d-d372f21291b6, AC_K8S_0073, KSV-0002, AVD-KSV-0002]
#   remedies:
#     - title: Use the profile of the runtime
#       unsafe: pods do not start on nodes without AppArmor
#       set:
#         - {path: securityContext.appArmorProfile.type, value: RuntimeDefault}
apparmor_unset contains ["securityContext", "appArmorProfile"] if {
	not input.securityContext.appArmorProfile.type
	not input.pod.os.name == "windows"
}

# METADATA
# title: Container is confined by nothing
# description: >-
#   It has neither a seccomp, an AppArmor nor an SELinux profile, and drops no capability.
#   One of them at least should stand between the process and the kernel.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-unconfined
#   severity: medium
#   category: hardening
#   controls:
#     nsa-cisa-kubernetes: [Kubernetes Pod security]
#   aliases: [C-0055, linuxHardening]
#   remedies:
#     - title: Use the seccomp profile of the runtime
#       unsafe: system calls that the profile does not list fail
#       set:
#         - {path: securityContext.seccompProfile.type, value: RuntimeDefault}
#     - title: Drop all capabilities
#       unsafe: the program may need some of them
#       set:
#         - {path: securityContext.capabilities.drop, value: [ALL]}
unconfined contains ["securityContext"] if {
	not drops_any
	not confined
	not apparmor_set
	not selinux_set
	not input.pod.os.name == "windows"
}

confined if input.securityContext.seccompProfile.type != "Unconfined"

apparmor_set if input.securityContext.appArmorProfile.type in {"RuntimeDefault", "Localhost"}

selinux_set if input.securityContext.seLinuxOptions.level

selinux_set if input.securityContext.seLinuxOptions.type

drops_any if count(input.securityContext.capabilities.drop) > 0

# METADATA
# title: Container chooses an SELinux domain of its own
# description: >-
#   Types other than those made for containers, and any user or role, can lift the
#   separation between containers and from the node.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-selinux-options
#   severity: medium
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     pod-security-standards: [baseline]
#   aliases: [KSV-0025, AVD-KSV-0025]
#   remedies:
#     - title: Use the domain of containers
#       unsafe: the program loses what its domain allows
#       set:
#         - {path: securityContext.seLinuxOptions.type, value: container_t}
#       remove: [securityContext.seLinuxOptions.user, securityContext.seLinuxOptions.role]
selinux_options contains ["securityContext", "seLinuxOptions", "type"] if {
	not input.securityContext.seLinuxOptions.type in {"", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"}
	input.securityContext.seLinuxOptions.type
}

selinux_options contains ["securityContext", "seLinuxOptions", name] if {
	some name in ["user", "role"]
	input.securityContext.seLinuxOptions[name] != ""
}

# METADATA
# title: Container sees all of /proc
# description: >-
#   procMount: Unmasked shows the parts of /proc that runtimes hide, which tell about the
#   kernel and let it be changed.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-proc-mount
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     pod-security-standards: [baseline]
#   aliases:
#     ["0ad60203-c050-4115-83b6-b94bde92541d", f922827f-aab6-447c-832a-e1ff63312bd3, unsafe-proc-mount,
#     procMount, AC_K8S_0077, KSV-0027, AVD-KSV-0027]
#   remedies:
#     - title: Mask /proc
#       set:
#         - {path: securityContext.procMount, value: Default}
proc_mount contains ["securityContext", "procMount"] if input.securityContext.procMount != "Default"

# METADATA
# title: Container is a process of its Windows node
# description: >-
#   HostProcess containers have the network, the files and the rights of the node.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-container-host-process
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-kubernetes-1.10: ["5.2.11"]
#     pod-security-standards: [baseline]
#   aliases: [C-0202, hostProcess]
#   remedies:
#     - title: Run in a container of its own
#       unsafe: the program loses its access to the node
#       set:
#         - {path: ".", value: false}
host_process contains ["securityContext", "windowsOptions", "hostProcess"] if input.securityContext.windowsOptions.hostProcess

# METADATA
# title: Container binds a port of its node
# description: >-
#   A host port is reachable at the address of the node, past services and most network
#   policies, and keeps a second pod from running there.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - https://kubernetes.io/docs/concepts/configuration/overview/
# custom:
#   id: k8s-container-host-port
#   severity: medium
#   category: network
#   cwe: [CWE-668]
#   controls:
#     cis-kubernetes-1.10: ["5.2.13"]
#     pod-security-standards: [baseline]
#   aliases:
#     [CKV_K8S_26, "2b1836f1-dcce-416e-8e16-da8c71920633", "4e74cf4f-ff65-4c1a-885c-67ab608206ce", C-0044,
#     C-0204, hostPortSet, KSV-0024, AVD-KSV-0024]
#   remedies:
#     - title: Reach the container through a service
#       unsafe: clients of the port of the node lose it
#       remove: ["."]
host_port contains ["ports", i, "hostPort"] if {
	some i, p in input.ports
	p.hostPort > 0
}

# METADATA
# title: Container listens for SSH
# description: >-
#   A shell server in a container is a second way in, with its own users and keys, that no
#   audit log of the API server sees.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
# custom:
#   id: k8s-container-ssh-port
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   aliases: [ssh-port, C-0042]
#   remedies:
#     - title: Do not listen for SSH
#       unsafe: whoever logs in through it is cut off
#       remove: [".."]
ssh_port contains ["ports", i, "containerPort"] if {
	some i, p in input.ports
	p.containerPort == 22
}

# METADATA
# title: Container listens on a port below 1024
# description: >-
#   A process needs NET_BIND_SERVICE, or to be root, for a port below 1024. Let the service
#   translate the port instead.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-container-privileged-port
#   severity: low
#   category: hardening
#   aliases: [privileged-ports, KSV-0117, AVD-KSV-0117]
#   remedies:
#     - title: Listen on a port above 1023
#       unsafe: the program and what refers to the port have to follow
#       set:
#         - {path: ".", value: 8080, ask: the port that the program listens on}
privileged_port contains ["ports", i, "containerPort"] if {
	some i, p in input.ports
	p.containerPort < 1024
	p.containerPort > 0
}

# METADATA
# title: Container passes its mounts on to the node
# description: >-
#   With Bidirectional propagation what a container mounts appears on the node and in other
#   containers. Only storage drivers need it.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-container-mount-propagation
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Take mounts of the node only
#       unsafe: mounts of the container no longer reach the node
#       set:
#         - {path: ".", value: HostToContainer}
#     - title: Keep mounts apart
#       unsafe: mounts of the container no longer reach the node
#       remove: ["."]
mount_propagation contains ["volumeMounts", i, "mountPropagation"] if {
	some i, m in input.volumeMounts
	m.mountPropagation == "Bidirectional"
}

# METADATA
# title: Container starts a program through sudo
# description: >-
#   sudo in the command means that the program gets more rights than the user of the
#   container has.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-container-sudo
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   aliases: [C-0062]
sudo contains ["command", i] if {
	some i, word in input.command
	regex.match(`(^|[\s/;&|])sudo(\s|$)`, word)
}

# METADATA
# title: Container keeps a terminal open
# description: >-
#   stdin and tty are for people who debug. In a manifest they keep an interactive session
#   open to whoever attaches.
# related_resources:
#   - https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
# custom:
#   id: k8s-container-interactive
#   severity: low
#   category: hardening
#   remedies:
#     - title: Keep no terminal open
#       unsafe: nobody can attach to a shell any more
#       remove: [tty, stdin]
interactive contains ["tty"] if {
	input.tty
	input.stdin
}

# baseline_capabilities are those that a container may add by the baseline
# standard: the ones that runtimes give by default.
baseline_capabilities := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
	"NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}

# drops(names): the container drops one of the capabilities.
drops_all if {
	some c in input.securityContext.capabilities.drop
	c == "ALL"
}

drops(names) if {
	some c in input.securityContext.capabilities.drop
	trim_prefix(upper(c), "CAP_") in names
}
