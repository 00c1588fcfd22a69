# METADATA
# title: Instances of Amazon Neptune clusters
# scope: package
package parapet.aws_neptune_cluster_instance

# METADATA
# title: Neptune instance is publicly accessible
# description: >-
#   A publicly accessible instance has a public address, so that only its security
#   groups keep the internet out of the graph.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/security-vpc.html
# custom:
#   id: aws-neptune-cluster-instance-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_102, 9ba198e0-fef4-464a-8a4d-75ea55300de7]
#   remedies:
#     - title: Make the instance private
#       unsafe: replaces the resource
#       set: [{path: publicly_accessible, value: false}]
publicly_accessible contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: Neptune instance does not take minor engine upgrades
# description: >-
#   Minor versions carry the security fixes of the engine. With automatic minor
#   upgrades, the default, they are applied in the maintenance window.
# related_resources:
#   - https://docs.aws.amazon.com/neptune/latest/userguide/engine-maintenance-management.html
# custom:
#   id: aws-neptune-cluster-instance-minor-upgrades-disabled
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Take minor upgrades automatically
#       unsafe: the instance restarts for upgrades in its maintenance window
#       set:
#         - {path: auto_minor_version_upgrade, value: true}
minor_upgrades_disabled contains ["auto_minor_version_upgrade"] if input.auto_minor_version_upgrade == false
