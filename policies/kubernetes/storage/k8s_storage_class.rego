# METADATA
# title: Storage classes
# scope: package
package parapet.k8s_storage_class

# METADATA
# title: Storage class of AWS makes volumes without encryption
# description: >-
#   Volumes of EBS and EFS are encrypted where the class says encrypted: "true", or the
#   account does so by default.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/storage-classes/
#   - https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
# custom:
#   id: k8s-storage-class-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   remedies:
#     - title: Encrypt volumes
#       unsafe: "parameters of a class never change: it has to be made anew"
#       set:
#         - {path: parameters.encrypted, value: "true"}
unencrypted contains ["parameters", "encrypted"] if {
	input.provisioner in {"ebs.csi.aws.com", "kubernetes.io/aws-ebs", "efs.csi.aws.com"}
	lower(object.get(input, ["parameters", "encrypted"], "false")) != "true"
}
