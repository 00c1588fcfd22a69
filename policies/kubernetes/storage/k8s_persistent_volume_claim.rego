# METADATA
# title: Claims of volumes
# scope: package
package parapet.k8s_persistent_volume_claim

# METADATA
# title: Claim may be written by many nodes at once
# description: >-
#   ReadWriteMany lets every pod that mounts the claim change what the others rely on.
#   Prefer ReadWriteOncePod where one pod is to write.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
# custom:
#   id: k8s-persistent-volume-claim-shared
#   severity: info
#   category: hardening
#   aliases: ["26b047a9-0329-48fd-8fb7-05bbe5ba80ee", "3878dc92-8e5d-47cf-9cdd-7590f71d21b9"]
#   remedies:
#     - title: Let one node write
#       unsafe: pods on other nodes cannot use the volume
#       set:
#         - {path: ".", value: ReadWriteOnce}
shared contains ["spec", "accessModes", i] if {
	some i, mode in input.spec.accessModes
	mode == "ReadWriteMany"
}
