# METADATA
# title: AWS App Mesh meshes
# scope: package
package parapet.aws_appmesh_mesh

# METADATA
# title: Mesh lets services talk to everything outside
# description: >-
#   With ALLOW_ALL the proxies pass traffic to any address, which eases the theft of data.
#   DROP_ALL, the default, limits it to what the mesh and AWS define.
# related_resources:
#   - https://docs.aws.amazon.com/app-mesh/latest/APIReference/API_EgressFilter.html
# custom:
#   id: aws-appmesh-mesh-open-egress
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Drop traffic to the outside
#       set:
#         - {path: spec.egress_filter.type, value: DROP_ALL}
open_egress contains ["spec", "egress_filter", "type"] if input.spec.egress_filter.type == "ALLOW_ALL"
