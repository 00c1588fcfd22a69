# METADATA
# title: Tiller
# scope: package
package parapet.k8s_tiller

# METADATA
# title: Tiller takes orders from the network
# description: >-
#   Without --listen=localhost:44134 every pod of the cluster can have Tiller do what a
#   cluster administrator may.
# related_resources:
#   - https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: k8s-tiller-reachable
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-306]
#   aliases: [CKV_K8S_45, e17fa86a-6222-4584-a914-56e8f6c87e06]
#   remedies:
#     - title: Listen on the own host only
#       unsafe: clients outside of the pod are cut off
#       set:
#         - {path: 'flags["listen"]', value: "localhost:44134"}
reachable contains ["flags", "listen"] if not regex.match(`^(localhost|127\.0\.0\.1):`, object.get(input, ["flags", "listen"], ""))
