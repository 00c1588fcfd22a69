# METADATA
# title: Schedulers
# scope: package
package parapet.k8s_scheduler

# METADATA
# title: Scheduler serves profiles
# description: >-
#   Profiles tell about the program, and making them costs time.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
# custom:
#   id: k8s-scheduler-profiling
#   severity: low
#   category: hardening
#   cwe: [CWE-200]
#   controls:
#     cis-kubernetes-1.10: ["1.4.1"]
#   aliases: [CKV_K8S_114, C-0151, KCV-0040, AVD-KCV-0040]
#   remedies:
#     - title: Serve no profiles
#       set:
#         - {path: 'flags["profiling"]', value: "false"}
profiling contains ["flags", "profiling"] if not input.flags.profiling == "false"

# METADATA
# title: Scheduler listens on more than its own host
# description: >-
#   Its health and metrics need not be reached from the network.
# related_resources:
#   - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
# custom:
#   id: k8s-scheduler-bind-address
#   severity: low
#   category: network
#   cwe: [CWE-668]
#   controls:
#     cis-kubernetes-1.10: ["1.4.2"]
#   aliases: [CKV_K8S_115, C-0152, KCV-0041, AVD-KCV-0041]
#   remedies:
#     - title: Listen on the own host only
#       unsafe: what reads its metrics from elsewhere is cut off
#       set:
#         - {path: 'flags["bind-address"]', value: "127.0.0.1"}
bind_address contains ["flags", "bind-address"] if not input.flags["bind-address"] == "127.0.0.1"
