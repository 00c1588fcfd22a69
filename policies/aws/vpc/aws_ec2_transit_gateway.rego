# METADATA
# title: Transit gateways
# scope: package
package parapet.aws_ec2_transit_gateway

# METADATA
# title: Transit gateway accepts attachments of other accounts by itself
# description: >-
#   Whoever the gateway is shared with can attach a VPC and reach what is routed there, without
#   anybody looking. Keep the default, so that each attachment is decided on.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
# custom:
#   id: aws-ec2-transit-gateway-auto-accept
#   severity: high
#   category: identity
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.23]
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_331]
#   remedies:
#     - title: Accept attachments by hand
#       unsafe: attachments of other accounts wait until somebody accepts them
#       set:
#         - {path: auto_accept_shared_attachments, value: disable}
auto_accept contains ["auto_accept_shared_attachments"] if input.auto_accept_shared_attachments == "enable"

# METADATA
# title: Transit gateway connects every attachment with every other
# description: >-
#   By default all attachments share one route table and announce their networks in it, so that
#   development reaches production. Disable association or propagation, and write route tables
#   for what may talk.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html
# custom:
#   id: aws-ec2-transit-gateway-default-propagation
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Do not announce new attachments
#       unsafe: new attachments get no routes by themselves
#       set: [{path: default_route_table_propagation, value: disable}]
default_propagation contains ["default_route_table_propagation"] if {
	not input.default_route_table_association == "disable"
	not input.default_route_table_propagation == "disable"
}

# METADATA
# title: Transit gateway has no flow log
# description: >-
#   Flow logs of the gateway record which networks talk to each other, across accounts. Without
#   them movement from one VPC to the next leaves no trace.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html
# custom:
#   id: aws-ec2-transit-gateway-no-flow-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log the flows of the gateway to a new log group
#       unsafe: creates an IAM role
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: flow
#           set:
#             - {path: name_prefix, value: /aws/vpc/flow-logs/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_iam_role
#           name: flow_log
#           set:
#             - {path: name_prefix, value: flow-log-}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: vpc-flow-logs.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy
#           name: flow_log
#           set:
#             - {path: role, value: "${aws_iam_role.flow_log.id}"}
#             - path: policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Action:
#                       - "logs:CreateLogStream"
#                       - "logs:DescribeLogStreams"
#                       - "logs:PutLogEvents"
#                     Resource: "${aws_cloudwatch_log_group.flow.arn}:*"
#       satellite:
#         type: aws_flow_log
#         link: transit_gateway_id
#         attribute: id
#         set:
#           - {path: max_aggregation_interval, value: 60}
#           - {path: log_destination, value: "${aws_cloudwatch_log_group.flow.arn}"}
#           - {path: iam_role_arn, value: "${aws_iam_role.flow_log.arn}"}
#     - title: Log the flows of the gateway to a bucket of the code
#       satellite:
#         type: aws_flow_log
#         link: transit_gateway_id
#         attribute: id
#         set:
#           - {path: max_aggregation_interval, value: 60}
#           - {path: log_destination_type, value: s3}
#           - {path: log_destination, value: "${aws_s3_bucket.logs.arn}"}
no_flow_log contains ["flow_log"] if count(object.get(input, "flow_log", [])) == 0
