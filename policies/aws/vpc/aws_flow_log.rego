# METADATA
# title: Flow logs
# scope: package
package parapet.aws_flow_log

# METADATA
# title: Flow log leaves out part of the traffic
# description: >-
#   Accepted connections show what an intruder reached, rejected ones what was tried. A log of
#   only one kind tells half of the story; record all traffic.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
# custom:
#   id: aws-flow-log-partial-traffic
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Record all traffic
#       unsafe: replaces the flow log
#       set: [{path: traffic_type, value: ALL}]
partial_traffic contains ["traffic_type"] if input.traffic_type in {"ACCEPT", "REJECT"}
