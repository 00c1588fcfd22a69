# METADATA
# title: Access policies of Amazon EKS clusters
# scope: package
package parapet.aws_eks_access_policy_association

# METADATA
# title: Principal is administrator of the whole cluster
# description: >-
#   The policy allows everything, secrets and nodes included, so that one stolen session owns
#   the cluster. Give roles the namespaces that they work in, and keep administrators few.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
# custom:
#   id: aws-eks-access-policy-association-cluster-admin
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Let the principal edit instead
#       unsafe: replaces the association; the principal loses administrative rights
#       set:
#         - {path: policy_arn, value: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"}
cluster_admin contains ["policy_arn"] if {
	endswith(input.policy_arn, "/AmazonEKSClusterAdminPolicy")
	input.access_scope.type == "cluster"
}
