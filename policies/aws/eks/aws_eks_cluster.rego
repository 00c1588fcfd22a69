# METADATA
# title: Amazon EKS clusters
# scope: package
package parapet.aws_eks_cluster

import data.parapet.lib.net
import data.parapet.lib.value

# METADATA
# title: Control plane of the cluster does not log all it can
# description: >-
#   The API, audit, authenticator, controller manager and scheduler logs tell who did what in
#   the cluster. None is written unless it is enabled, and what was not written cannot be
#   investigated.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
# custom:
#   id: aws-eks-cluster-missing-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [EKS.8]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_37, 37304d3f-f852-40b8-ae3f-725e87a7cedf, 66f130d9-b81d-4e8e-9b08-da74b9c891df,
#     AC_AWS_0465, AWS-0038, AVD-AWS-0038]
#   remedies:
#     - title: Enable all logs
#       set:
#         - {path: enabled_cluster_log_types, value: [api, audit, authenticator, controllerManager, scheduler]}
missing_logs contains ["enabled_cluster_log_types"] if {
	some kind in {"api", "audit", "authenticator", "controllerManager", "scheduler"}
	not kind in object.get(input, "enabled_cluster_log_types", [])
}

# METADATA
# title: Cluster has a public API endpoint
# description: >-
#   The endpoint is public unless that is switched off: stolen tokens work from everywhere, and
#   each flaw of the API server can be tried out. Use the private endpoint, through a VPN or a
#   bastion.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   id: aws-eks-cluster-public-endpoint
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EKS.1]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_39, 42f4b905-3736-4213-bfe9-c0660518cda8, 61cf9883-1752-4768-b18c-0d57f2737709,
#     AWS-0040, AVD-AWS-0040]
#   remedies:
#     - title: Close the public endpoint
#       unsafe: clients outside the VPC lose the API
#       set:
#         - {path: vpc_config.endpoint_public_access, value: false}
#         - {path: vpc_config.endpoint_private_access, value: true}
public_endpoint contains ["vpc_config", "endpoint_public_access"] if {
	not input.vpc_config.endpoint_public_access == false
}

# METADATA
# title: API endpoint of the cluster is open to the whole internet
# description: >-
#   A public endpoint answers every address unless public_access_cidrs lists some. Name the
#   ranges of administrators and pipelines, or close the public endpoint.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   id: aws-eks-cluster-endpoint-open-to-world
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EKS.1]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_38, AWS-0041, AVD-AWS-0041, 61cf9883-1752-4768-b18c-0d57f2737709]
#   remedies:
#     - title: Name the networks
#       unsafe: clients in other networks lose the API
#       set:
#         - path: vpc_config.public_access_cidrs
#           value: [203.0.113.0/24]
#           ask: the networks of your administrators
#     - title: Close the public endpoint
#       unsafe: clients outside the VPC lose the API
#       set:
#         - {path: vpc_config.endpoint_public_access, value: false}
#         - {path: vpc_config.endpoint_private_access, value: true}
endpoint_open_to_world contains [["vpc_config", "public_access_cidrs"], ["vpc_config", "endpoint_public_access"]] if {
	not input.vpc_config.endpoint_public_access == false
	not value.is_set(object.get(input, "vpc_config", {}), "public_access_cidrs")
}

endpoint_open_to_world contains [["vpc_config", "public_access_cidrs", i], ["vpc_config", "endpoint_public_access"]] if {
	not input.vpc_config.endpoint_public_access == false
	some i, cidr in input.vpc_config.public_access_cidrs
	net.is_world(cidr)
}

# METADATA
# title: Secrets of the cluster are not encrypted with a key of its own
# description: >-
#   EKS encrypts all Kubernetes data with a key of AWS. Envelope encryption with a KMS key of
#   yours lets you control and audit who can read secrets, and withdraw that.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
# custom:
#   id: aws-eks-cluster-unencrypted-secrets
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [EKS.3]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_58, 63ebcb19-2739-4d3f-aa5c-e8bbb9b85281, AWS-0039, AVD-AWS-0039]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: encryption cannot be removed again
#       declare:
#         - type: aws_kms_key
#           name: eks
#           set:
#             - {path: description, value: Encrypts Kubernetes secrets}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: encryption_config.resources, value: [secrets]}
#         - {path: encryption_config.provider.key_arn, value: "${aws_kms_key.eks.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: encryption cannot be removed again
#       set:
#         - {path: encryption_config.resources, value: [secrets]}
#         - {path: encryption_config.provider.key_arn, value: "${aws_kms_key.example.arn}"}
unencrypted_secrets contains ["encryption_config", "resources"] if {
	not "secrets" in object.get(input, ["encryption_config", "resources"], [])
}

# METADATA
# title: Cluster runs a Kubernetes version without support
# description: >-
#   A version past the end of extended support gets no security patches, and EKS upgrades it at
#   a time that you do not choose. Plan an upgrade each year.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
# custom:
#   id: aws-eks-cluster-unsupported-version
#   severity: high
#   category: hardening
#   cwe: [CWE-1104]
#   deprecated: true
#   controls:
#     aws-fsbp: [EKS.2]
#     nist-800-53-r5: [SI-2]
#   aliases: [CKV_AWS_339]
#   remedies:
#     - title: Upgrade Kubernetes
#       unsafe: upgrades the control plane, which goes one minor version at a time
#       set: [{path: version, value: "1.33", ask: a version that AWS supports}]
unsupported_version contains ["version"] if {
	value.literal(input.version)
	value.version_less(input.version, oldest_supported)
}

# METADATA
# title: Cluster can be deleted by a single API call
# description: >-
#   Deleting the control plane takes every workload with it. Protection makes that a deliberate
#   act of two steps.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/delete-cluster.html
# custom:
#   id: aws-eks-cluster-no-deletion-protection
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Protect the cluster from deletion
#       set: [{path: deletion_protection, value: true}]
no_deletion_protection contains ["deletion_protection"] if not input.deletion_protection

# METADATA
# title: Cluster takes access from the aws-auth config map
# description: >-
#   Who may edit the config map makes themselves administrator, and a typing error locks
#   everybody out. Access entries are managed and audited through the AWS API.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html
# custom:
#   id: aws-eks-cluster-config-map-authentication
#   severity: low
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Use access entries
#       set: [{path: access_config.authentication_mode, value: API_AND_CONFIG_MAP}]
config_map_authentication contains ["access_config", "authentication_mode"] if {
	input.access_config.authentication_mode == "CONFIG_MAP"
}

# METADATA
# title: Creator of the cluster stays its administrator
# description: >-
#   The identity that made the cluster, often a pipeline, silently keeps full control of it.
#   Switch that off and write access entries for administrators.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/create-cluster.html
# custom:
#   id: aws-eks-cluster-creator-is-admin
#   severity: low
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Give the creator no rights
#       unsafe: "replaces the cluster, and needs an access entry for an administrator"
#       set: [{path: access_config.bootstrap_cluster_creator_admin_permissions, value: false}]
creator_is_admin contains ["access_config", "bootstrap_cluster_creator_admin_permissions"] if {
	not input.access_config.bootstrap_cluster_creator_admin_permissions == false
}

# Version 1.30 left extended support on 2026-07-23.
oldest_supported := "1.31"
