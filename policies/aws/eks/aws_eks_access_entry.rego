# METADATA
# title: Amazon EKS access entries
# scope: package
package parapet.aws_eks_access_entry

# METADATA
# title: Access entry makes its principal master of the cluster
# description: >-
#   Members of system:masters bypass every rule of the cluster and cannot be restricted. Bind a
#   group of your own to the roles that it needs, or associate an access policy.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
# custom:
#   id: aws-eks-access-entry-cluster-master
#   severity: high
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: "Leave system:masters"
#       unsafe: the principal loses its rights until another group or policy grants them
#       remove: ["."]
cluster_master contains ["kubernetes_groups", i] if {
	some i, group in input.kubernetes_groups
	group == "system:masters"
}
