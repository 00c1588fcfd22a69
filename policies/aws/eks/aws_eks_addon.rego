# METADATA
# title: Amazon EKS add-ons
# scope: package
package parapet.aws_eks_addon

# METADATA
# title: VPC CNI add-on does not enforce network policies
# description: >-
#   Network policies have no effect until the add-on is told to enforce them: every pod reaches
#   every other. Set enableNetworkPolicy in its configuration.
# related_resources:
#   - https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
# custom:
#   id: aws-eks-addon-no-network-policy
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Enforce network policies
#       unsafe: network policies of the cluster take effect
#       set: [{path: ./enableNetworkPolicy, value: "true"}]
no_network_policy contains ["configuration_values"] if {
	input.addon_name == "vpc-cni"
	not network_policy
}

# The configuration is JSON or text in YAML.
network_policy if {
	text := json.marshal(input.configuration_values)
	regex.match(`enableNetworkPolicy[\\"']*\s*:\s*[\\"']*true`, text)
}
