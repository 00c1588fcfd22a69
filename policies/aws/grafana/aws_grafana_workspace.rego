# METADATA
# title: Amazon Managed Grafana workspaces
# scope: package
package parapet.aws_grafana_workspace

# METADATA
# title: Grafana workspace is reachable from everywhere
# description: >-
#   Without network access control the workspace's address answers to the whole internet, and
#   only sign-on keeps strangers out. Name prefix lists or VPC endpoints.
# related_resources:
#   - https://docs.aws.amazon.com/grafana/latest/userguide/AMG-configure-nac.html
# custom:
#   id: aws-grafana-workspace-public-access
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Admit networks alone
#       unsafe: users in other networks lose access
#       set:
#         - path: network_access_control.prefix_list_ids
#           value: [pl-0123456789abcdef0]
#           ask: the prefix lists of your networks
#         - {path: network_access_control.vpce_ids, value: []}
#     - title: Admit an existing prefix list
#       unsafe: users in other networks lose access
#       set:
#         - path: network_access_control.prefix_list_ids
#           value: ["${aws_ec2_managed_prefix_list.example.id}"]
#         - {path: network_access_control.vpce_ids, value: []}
public_access contains ["network_access_control"] if not input.network_access_control
