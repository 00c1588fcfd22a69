# METADATA
# title: AWS IoT policies
# scope: package
package parapet.aws_iot_policy

import data.parapet.lib.iam

# METADATA
# title: Devices may do everything in AWS IoT
# description: >-
#   With iot:* a device that is taken over may publish and subscribe for all others. Allow the
#   actions that the device needs.
# related_resources:
#   - https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html
# custom:
#   id: aws-iot-policy-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: ["4d32780f-43a4-424a-a06d-943c543576a5", W38]
#   remedies:
#     - title: Name the action
#       unsafe: devices can no longer do anything else
#       set:
#         - {path: ".", value: "iot:Connect", ask: the action that devices need}
wildcard_action contains ["policy", "Statement", i, "Action", j] if {
	some i, s in iam.allows(input.policy)
	some j in iam.wildcard_actions(s)
}

# METADATA
# title: Devices may use every client id and topic
# description: >-
#   With the resource * a device that is taken over may pose as any other and read what all of
#   them send. Name topics and clients, best by policy variables.
# related_resources:
#   - https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html
# custom:
#   id: aws-iot-policy-wildcard-resource
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: ["be5b230d-4371-4a28-a441-85dc760e2aa3", W39]
#   remedies:
#     - title: Name the topics
#       unsafe: devices can no longer use other client ids and topics
#       set:
#         - path: "."
#           value: ["arn:aws:iot:us-east-1:111122223333:topic/example"]
#           ask: the client ids, topics and topic filters that devices use
wildcard_resource contains ["policy", "Statement", i, "Resource"] if {
	some i, s in iam.allows(input.policy)
	iam.any_resource(s)
}
