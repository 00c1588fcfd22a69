# METADATA
# title: Managed prefix lists
# scope: package
package parapet.aws_ec2_managed_prefix_list

# METADATA
# title: Prefix list holds the whole internet
# description: >-
#   Rules that refer to a prefix list look restricted; an entry that holds every address opens
#   all of them at once and unseen. List the networks that are meant.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
# custom:
#   id: aws-ec2-managed-prefix-list-world
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Restrict the list to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks that the list is for}
#     - title: Remove the entry
#       unsafe: clients elsewhere are shut out
#       remove: [".."]
world contains ["entry", i, "cidr"] if {
	some i, entry in input.entry
	endswith(entry.cidr, "/0")
}
