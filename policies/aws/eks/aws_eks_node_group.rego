# METADATA
# title: Amazon EKS node groups
# scope: package
package parapet.aws_eks_node_group

# METADATA
# title: Nodes accept SSH from the whole internet
# description: >-
#   With a key pair but no source security groups EKS opens port 22 of the nodes to every
#   address. Name the groups that may connect, or use Session Manager and leave remote access
#   out.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html
# custom:
#   id: aws-eks-node-group-ssh-from-anywhere
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_100, 73d59e76-a12c-4b74-a3d8-d3e1e19c25b3, ba40ace1-a047-483c-8a8d-bc2d3a67a82d]
#   remedies:
#     - title: Let an existing security group connect
#       unsafe: replaces the node group
#       set:
#         - path: remote_access.source_security_group_ids
#           value: ["${aws_security_group.example.id}"]
#     - title: Let a security group connect by its id
#       unsafe: replaces the node group
#       set:
#         - path: remote_access.source_security_group_ids
#           value: [sg-0123456789abcdef0]
#           ask: the security group of your administrators
#     - title: Switch remote access off
#       unsafe: replaces the node group
#       remove: [remote_access]
ssh_from_anywhere contains ["remote_access", "source_security_group_ids"] if {
	input.remote_access.ec2_ssh_key
	not input.remote_access.source_security_group_ids
}

# METADATA
# title: Nodes run an image that EKS no longer builds
# description: >-
#   EKS published its last images of Amazon Linux 2 in November 2025; nodes that use them get no
#   security patches. Move to Amazon Linux 2023 or Bottlerocket.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html
# custom:
#   id: aws-eks-node-group-retired-ami-type
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Use Amazon Linux 2023
#       unsafe: replaces the nodes
#       set: [{path: ami_type, value: AL2023_x86_64_STANDARD}]
#     - title: Use Amazon Linux 2023 for Arm
#       unsafe: replaces the nodes
#       set: [{path: ami_type, value: AL2023_ARM_64_STANDARD}]
#     - title: Use Amazon Linux 2023 for NVIDIA GPUs
#       unsafe: replaces the nodes
#       set: [{path: ami_type, value: AL2023_x86_64_NVIDIA}]
retired_ami_type contains ["ami_type"] if input.ami_type in {"AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"}
