# METADATA
# title: Amazon Virtual Private Clouds
# scope: package
package parapet.aws_vpc

# METADATA
# title: VPC has no flow log
# description: >-
#   Flow logs record who talked to whom and what was rejected. Without them neither an intrusion
#   nor a leak can be traced, and there is nothing to build alarms on.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
# custom:
#   id: aws-vpc-no-flow-log
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.7"]
#     cis-aws-5.0: ["3.7"]
#     aws-fsbp: [EC2.6]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV2_AWS_11, f6d299d2-21eb-41cc-b1e1-fe12d857500b, f83121ea-03da-434f-9277-9cd247ab3047,
#     FG_R00054, AC_AWS_0369, AWS-0178, AVD-AWS-0178]
#   remedies:
#     - title: Log the flows of the VPC to a new log group
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
#         link: vpc_id
#         attribute: id
#         set:
#           - {path: traffic_type, value: ALL}
#           - {path: log_destination, value: "${aws_cloudwatch_log_group.flow.arn}"}
#           - {path: iam_role_arn, value: "${aws_iam_role.flow_log.arn}"}
#     - title: Log the flows of the VPC to a bucket of the code
#       satellite:
#         type: aws_flow_log
#         link: vpc_id
#         attribute: id
#         set:
#           - {path: traffic_type, value: ALL}
#           - {path: log_destination_type, value: s3}
#           - {path: log_destination, value: "${aws_s3_bucket.logs.arn}"}
no_flow_log contains ["flow_log"] if count(object.get(input, "flow_log", [])) == 0

# METADATA
# title: VPC has no DNS resolver
# description: >-
#   Without the Amazon resolver instances use servers that DNS Firewall and query logs do not
#   see, and private names of endpoints do not resolve. Leave it on, as it is by default.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html
# custom:
#   id: aws-vpc-dns-support-off
#   severity: low
#   category: network
#   controls:
#     nist-800-53-r5: [SC-20]
#   aliases: [e9b7acf9-9ba0-4837-a744-31e7df1e434d]
#   remedies:
#     - title: Enable the resolver
#       set: [{path: enable_dns_support, value: true}]
dns_support_off contains ["enable_dns_support"] if input.enable_dns_support == false
