# METADATA
# title: Configurations of Amazon MQ brokers
# scope: package
package parapet.aws_mq_configuration

# METADATA
# title: Broker configuration has no authorization
# description: >-
#   Without an authorization map every user of the broker reads and writes every queue.
#   Map queues and topics to groups.
# related_resources:
#   - https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/child-element-details.html
# custom:
#   id: aws-mq-configuration-no-authorization
#   severity: low
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     nist-800-53-r5: [AC-6]
no_authorization contains ["data"] if {
	input.engine_type == "ActiveMQ"
	not has_map
}

has_map if contains(input.data, "authorizationEntry")

has_map if contains(input.data, "cachedLDAPAuthorizationMap")
