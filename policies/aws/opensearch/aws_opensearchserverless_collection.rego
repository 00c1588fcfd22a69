# METADATA
# title: Amazon OpenSearch Serverless collections
# scope: package
package parapet.aws_opensearchserverless_collection

# METADATA
# title: Collection has no standby replicas
# description: >-
#   Standby replicas in another availability zone keep the collection available when one fails.
#   They are on by default and cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-overview.html
# custom:
#   id: aws-opensearchserverless-collection-no-standby
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep standby replicas
#       set:
#         - {path: standby_replicas, value: ENABLED}
#       unsafe: replaces the collection
no_standby contains ["standby_replicas"] if input.standby_replicas == "DISABLED"
