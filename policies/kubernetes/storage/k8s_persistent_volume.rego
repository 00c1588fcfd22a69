# METADATA
# title: Persistent volumes
# scope: package
package parapet.k8s_persistent_volume

# METADATA
# title: Persistent volume is a folder of a node
# description: >-
#   A claim gives any pod of its namespace that folder, past the rules on hostPath of Pod
#   Security.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-persistent-volume-host-path
#   severity: high
#   category: hardening
#   cwe: [CWE-668]
#   aliases: [KSV-0023]
#   remedies:
#     - title: Take a volume of a driver
#       unsafe: the source of a volume cannot be changed, so that it has to be created anew, and what is in the folder stays there
#       remove: ["."]
#       set:
#         - {path: spec.csi.driver, value: csi.example.com, ask: the name of the driver}
#         - {path: spec.csi.volumeHandle, value: volume-1, ask: how the driver calls the volume}
host_path contains ["spec", "hostPath"] if input.spec.hostPath

# METADATA
# title: Persistent volume is not known to be encrypted
# description: >-
#   Nothing in it, or in the class that it names, says that what it holds is encrypted.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/persistent-volumes/
# custom:
#   id: k8s-persistent-volume-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   aliases: [C-0264]
#   remedies:
#     - title: Use an encrypted volume
#       unsafe: the volume has to be encrypted
#       set:
#         - {path: spec.csi.volumeAttributes.encrypted, value: "true"}
unencrypted contains ["spec", source] if {
	some source in ["csi", "awsElasticBlockStore", "gcePersistentDisk", "azureDisk"]
	input.spec[source]
	not encrypted
}

encrypted if lower(sprintf("%v", [input.spec.csi.volumeAttributes.encrypted])) == "true"

encrypted if input.spec.csi.driver in {"pd.csi.storage.gke.io", "disk.csi.azure.com", "file.csi.azure.com"}

encrypted if input.spec.azureDisk

encrypted if input.spec.gcePersistentDisk
